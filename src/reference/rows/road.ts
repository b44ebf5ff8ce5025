/** Rows about the road between the user and the gateway: names, connections, TLS, proxies. */
import { code, type Reason } from '../code';
import {
  askIdentityUnix,
  askIdentityWindows,
  baseUrlDocs,
  bypassProxyUnix,
  bypassProxyWindows,
  compareFamiliesUnix,
  compareFamiliesWindows,
  curlWithCaUnix,
  curlWithCaWindows,
  dropProxyUnix,
  dropProxyWindows,
  lookUp,
  lookUpElsewhere,
  measured,
  nodeCaDocs,
  perSystem,
  preferIpv4Unix,
  preferIpv4Windows,
  proxyLoginUnix,
  proxyLoginWindows,
  seeResolver,
  showChainUnix,
  showChainWindows,
  showHeadersUnix,
  showHeadersWindows,
  showHeadUnix,
  showHeadWindows,
  showProxyUnix,
  showProxyWindows,
  syncClock,
  trustCaUnix,
  trustCaWindows,
  tryPort,
  undiciProxyDocs,
  unixOrWindows,
  upstreamDocs,
} from '../steps/road';

/** Shared by every code of a proxy that fails: the host was near, so no proxy was needed. */
const localTarget: Reason = {
  match: [],
  words: {
    en: {
      title: 'The proxy stands in the way to a host that is near',
      meaning:
        'The base URL points to this machine or your own network[[ ({host})]], but the request went through the proxy[[ {proxy}, set in {proxySource},]] and failed there[[ ({errorCode})]][[, status {status}]]. The gateway was not contacted; curl, Python and undici fail in the same way.',
      causes: [
        'NO_PROXY does not name the host, and the proxy cannot reach it: its own 127.0.0.1 is another machine.',
        'The proxy variable is a leftover.',
      ],
      fixes: [
        ...unixOrWindows('Leave out the proxy for this host, then try again', bypassProxyUnix, bypassProxyWindows),
        ...unixOrWindows('Or do without the proxy in this shell', dropProxyUnix, dropProxyWindows),
        ...unixOrWindows('See where the proxy is set', showProxyUnix, showProxyWindows),
      ],
    },
    zh: {
      title: '访问近处的主机被代理挡住了',
      meaning:
        'Base URL 指向本机或自己的网络[[（{host}）]]，请求却走了代理[[（{proxy}，来自 {proxySource}）]]并在那里失败[[（{errorCode}）]][[，状态码 {status}]]。没有到达网关；curl、Python 和 undici 也会同样失败。',
      causes: [
        'NO_PROXY 里没有这个主机，而代理访问不到它：代理上的 127.0.0.1 是另一台机器。',
        '代理变量是以前遗留的。',
      ],
      fixes: [
        ...unixOrWindows('让该主机不走代理，再试一次', bypassProxyUnix, bypassProxyWindows),
        ...unixOrWindows('或者在当前终端里不用代理', dropProxyUnix, dropProxyWindows),
        ...unixOrWindows('查看代理是在哪里设置的', showProxyUnix, showProxyWindows),
      ],
    },
  },
};

export const roadRows = [
  code({
    id: 'DNS_NOT_FOUND',
    class: 'network',
    owner: 'you',
    retry: 'no',
    aliases: ['ENOTFOUND'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bENOTFOUND\b|\bNSURLErrorDomain Code=-1003\b|不知道这样的主机|未能解析此远程名称|\bNo such host is known\b|\bremote name could not be resolved\b|\blookup failed for \S{1,200}: Domain name not found\b|\bstatus: NXDOMAIN\b|\bunable to resolve host address\b|无法解析主机地址|\[Errno -2\]|\bName or service not known\b|\bnodename nor servname provided\b|\bgetaddrinfo failed\b|\[Errno 11001\]|\bNo such host is known\b|\bno such host\b|\bCould not resolve host\b|\bERR_NAME_NOT_RESOLVED\b|\bUnknownHostException\b|\bfailed to lookup address information: (?!Temporary|Try again)|\bName does not resolve\b|\bThe remote name could not be resolved\b|\bNo address associated with hostname\b|域名解析失败|无法解析.{0,12}(?:主机|域名)/i,
      },
    ],
    examples: ['curl-i.chat.dns.o', 'written.fault.dns.notfound'],
    nearMisses: ['written.fault.proxy.name', 'written.fault.dns.timeout', 'py-genai.dns.str', 'py-genai.noscheme.str'],
    sources: [measured, baseUrlDocs],
    docs: baseUrlDocs,
    seeAlso: ['PROXY_NAME_NOT_FOUND', 'DNS_UNAVAILABLE', 'DNS_TIMEOUT', 'BASE_URL_INVALID'],
    words: {
      en: {
        title: 'The host name of the gateway does not exist',
        meaning:
          'The name server answered that there is no such host[[: {host}]]. Nothing was sent, so the key was not tested.',
        causes: [
          'A typing error in the host of the base URL. The documented host is portal.torouter.ai.',
          'The name exists only inside a company network or VPN that this machine is not connected to.',
          'A filter in the network or an entry in the hosts file hides the name.',
        ],
        fixes: [
          {
            text: 'Compare the host with the documented one and set the base URL again',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
            url: baseUrlDocs,
          },
          ...perSystem('Ask the name server directly', lookUp),
          ...perSystem('Ask a public name server: if it knows the name, your own one hides it', lookUpElsewhere),
          { text: 'If the name belongs to a private network, connect to its VPN and run the command again' },
        ],
        tellApart:
          'Here the name server answered, and the answer was “no such name”. With DNS_UNAVAILABLE or DNS_TIMEOUT it gave no answer at all. PROXY_NAME_NOT_FOUND: the missing name is the one of the proxy.',
      },
      zh: {
        title: '网关的域名不存在',
        meaning: 'DNS 服务器明确答复没有这个域名[[：{host}]]。请求没有发出，密钥也没有被检验。',
        causes: [
          'Base URL 里的域名拼写有误。文档给出的域名是 portal.torouter.ai。',
          '该域名只在公司内网或 VPN 内有效，而本机没有连上。',
          '网络过滤规则或 hosts 文件屏蔽了这个域名。',
        ],
        fixes: [
          {
            text: '对照文档检查域名，重新设置 Base URL',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
            url: baseUrlDocs,
          },
          ...perSystem('直接查询 DNS', lookUp),
          ...perSystem('换公共 DNS 查询：如果能查到，说明是本地 DNS 屏蔽了它', lookUpElsewhere),
          { text: '如果是内网域名，先连上对应的 VPN 再重试' },
        ],
        tellApart:
          '这里 DNS 服务器有答复，答复是“没有这个域名”；DNS_UNAVAILABLE 和 DNS_TIMEOUT 则是根本没有答复。PROXY_NAME_NOT_FOUND 指查不到的是代理的域名。',
      },
    },
  }),
  code({
    id: 'DNS_TIMEOUT',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bquery\w* ETIMEOUT\b|\blookup [^\n]{1,120}: i\/o timeout\b|\bResolving timed out\b|\bTimeout while contacting DNS servers\b|\bDNS (?:lookup|query|resolution) timed? ?out\b/i,
      },
    ],
    examples: ['written.fault.dns.timeout', 'written.text.dns.timeout'],
    nearMisses: ['written.fault.connect.timeout', 'py-genai.dns.str', 'curl-i.chat.dns.o'],
    sources: [measured],
    docs: null,
    seeAlso: ['DNS_UNAVAILABLE', 'DNS_NOT_FOUND', 'CONNECT_TIMEOUT'],
    words: {
      en: {
        title: 'Looking up the host name took too long',
        meaning:
          'No name server answered[[ for {host}]][[ within {timeout} s]]. No connection was opened, so neither the gateway nor the key was tested.',
        causes: [
          'The name server of this network is slow or out of reach.',
          'A VPN switched the name server to one that this machine cannot reach.',
          'A firewall drops DNS queries (port 53).',
        ],
        fixes: [
          ...perSystem('See whether the lookup is slow outside torouter too', lookUp),
          ...perSystem('Compare with a public name server; if it answers at once, use it', lookUpElsewhere),
          ...perSystem('See which name servers are set, and reconnect the VPN or the network', seeResolver),
          { text: 'Then try again: this is often over within a minute' },
        ],
        tellApart:
          'Clients report this as a connect timeout. The phases tell: in CONNECT_TIMEOUT the lookup finished and an address is known; here it did not finish.',
      },
      zh: {
        title: '域名解析超时',
        meaning: '[[{timeout} 秒内]]没有 DNS 服务器给出答复[[（{host}）]]。连接尚未建立，网关和密钥都没有被检验。',
        causes: [
          '当前网络的 DNS 服务器响应慢或不可达。',
          'VPN 把 DNS 换成了本机连不上的服务器。',
          '防火墙丢弃了 DNS 查询（53 端口）。',
        ],
        fixes: [
          ...perSystem('在 torouter 之外查一次，看是否同样很慢', lookUp),
          ...perSystem('与公共 DNS 对比；如果公共 DNS 立即有答复，就改用它', lookUpElsewhere),
          ...perSystem('查看当前使用的 DNS 服务器，并重连 VPN 或网络', seeResolver),
          { text: '然后重试：这类问题往往一分钟内就会恢复' },
        ],
        tellApart:
          '客户端通常把它报成“连接超时”。看各阶段耗时即可区分：CONNECT_TIMEOUT 已经解析出地址，这里解析没有完成。',
      },
    },
  }),
  code({
    id: 'DNS_UNAVAILABLE',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    aliases: ['EAI_AGAIN'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bEAI_AGAIN\b|\blookup \S{1,120} on \S{1,60}: [^\n]{1,120}: connection refused\b|\[Errno -3\]|\bTemporary failure in name resolution\b|\bTry again\b.{0,40}\bname resolution\b|\bserver misbehaving\b|\bSERVFAIL\b/i,
      },
    ],
    examples: ['py-genai.dns.str', 'js-ai-compat.dns.str', 'written.fault.dns.again'],
    nearMisses: ['curl-i.chat.dns.o', 'written.fault.dns.timeout', 'py-openai-chat.refused.repr'],
    sources: [measured],
    docs: null,
    seeAlso: ['DNS_TIMEOUT', 'DNS_NOT_FOUND', 'HOST_UNREACHABLE'],
    words: {
      en: {
        title: 'Host names cannot be looked up right now',
        meaning:
          'The system could not get an answer from any name server[[ for {host}]]. This says nothing about whether the name exists, and the key was not tested.',
        causes: [
          'This machine has no network connection at the moment.',
          'The name server is down, or a VPN or container points to one that cannot be reached.',
          'The network has just changed (sleep, Wi-Fi, VPN) and the old name server is still set.',
        ],
        fixes: [
          { text: 'Check that this machine is online: open any web page, reconnect Wi-Fi or VPN, and try again' },
          ...perSystem('See which name servers are set', seeResolver),
          ...perSystem('Ask a public name server; if that works, set it for this network', lookUpElsewhere),
          {
            text: 'Inside a container, try another name server for it',
            commands: ['docker run --rm --dns 1.1.1.1 alpine nslookup {host}'],
          },
        ],
        tellApart:
          'DNS_NOT_FOUND is a definite answer “no such name”; this is no answer (EAI_AGAIN). If other sites resolve and only this one does not, look at DNS_NOT_FOUND first.',
      },
      zh: {
        title: '目前无法解析域名',
        meaning: '系统没能从任何 DNS 服务器得到答复[[（{host}）]]。这不说明域名是否存在，密钥也没有被检验。',
        causes: [
          '本机当前没有网络连接。',
          'DNS 服务器故障，或者 VPN、容器指向了不可达的 DNS。',
          '网络刚刚切换（休眠、Wi-Fi、VPN），仍在使用旧的 DNS 设置。',
        ],
        fixes: [
          { text: '确认本机在线：打开任意网页，重连 Wi-Fi 或 VPN 后重试' },
          ...perSystem('查看当前使用的 DNS 服务器', seeResolver),
          ...perSystem('查询公共 DNS；如果可用，就为当前网络改用它', lookUpElsewhere),
          {
            text: '如果在容器里，给容器换一个 DNS 再试',
            commands: ['docker run --rm --dns 1.1.1.1 alpine nslookup {host}'],
          },
        ],
        tellApart:
          'DNS_NOT_FOUND 是明确的“没有这个域名”，这里是没有得到答复（EAI_AGAIN）。如果别的网站能解析、只有它不行，先看 DNS_NOT_FOUND。',
      },
    },
  }),
  code({
    id: 'CONNECTION_REFUSED',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    aliases: ['ECONNREFUSED'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bECONNREFUSED\b|\bNSURLErrorDomain Code=-1004\b|\bIs the computer able to access the url\?|\bConnectionRefused\b|\bFailedToOpenSocket\b|\[(?:Errno|WinError) (?:111|61|10061)\]|\bConnection refused\b|\bconnectex: No connection could be made\b|\bactively refused\b|\bERR_CONNECTION_REFUSED\b|积极拒绝|拒绝连接|连接被拒绝/i,
      },
      { client: /\bCouldn't connect to server\b|\bCould not connect to server\b|\bcurl: \(7\)/i, confidence: 'likely' },
    ],
    reasons: {
      loopback: {
        match: [],
        words: {
          en: {
            title: 'Nothing is listening on this machine at that port',
            meaning:
              'The base URL points to this machine[[ ({address}, port {port})]], and no program accepts connections there. No gateway was reached, so the key was not tested.',
            causes: [
              'The local gateway or router is not started, or has stopped.',
              'It listens on another port.',
              'Inside a container, 127.0.0.1 is the container itself, not the computer around it.',
            ],
            fixes: [
              { text: 'Start the local program, and compare its port with the one in the base URL' },
              ...perSystem('See what listens on this machine', {
                linux: ['ss -ltn'],
                macos: ['lsof -nP -iTCP -sTCP:LISTEN'],
                windows: ['Get-NetTCPConnection -State Listen'],
              }),
              {
                text: 'If you meant ToRouter itself, use the documented host',
                commands: ['torouter doctor --base-url https://portal.torouter.ai'],
              },
            ],
          },
          zh: {
            title: '本机该端口上没有程序在监听',
            meaning:
              'Base URL 指向本机[[（{address}，端口 {port}）]]，但没有程序在该端口接受连接。没有到达任何网关，密钥没有被检验。',
            causes: [
              '本地网关或转发程序没有启动，或已经停止。',
              '它监听的是另一个端口。',
              '在容器里，127.0.0.1 指容器自身，而不是宿主机。',
            ],
            fixes: [
              { text: '启动本地程序，并核对它的端口与 Base URL 是否一致' },
              ...perSystem('查看本机有哪些端口在监听', {
                linux: ['ss -ltn'],
                macos: ['lsof -nP -iTCP -sTCP:LISTEN'],
                windows: ['Get-NetTCPConnection -State Listen'],
              }),
              {
                text: '如果本来要连 ToRouter，请使用文档给出的域名',
                commands: ['torouter doctor --base-url https://portal.torouter.ai'],
              },
            ],
          },
        },
      },
      ipv6_broken: {
        match: [],
        words: {
          en: {
            title: 'The connection failed over IPv6 and over IPv4',
            meaning:
              'The host has several addresses and every one failed[[: {attempts}]]. IPv6 does not work from this network, and the IPv4 attempt did not get through either.',
            fixes: [
              ...unixOrWindows('Compare the two families', compareFamiliesUnix, compareFamiliesWindows),
              ...unixOrWindows('If IPv4 works, let Node programs try it first', preferIpv4Unix, preferIpv4Windows),
              {
                text: 'If IPv4 is refused as well, host or port of the base URL is the reason; IPv6 is for the people of your network to repair',
                commands: ['torouter doctor --base-url https://portal.torouter.ai'],
              },
            ],
          },
          zh: {
            title: 'IPv6 和 IPv4 连接都失败',
            meaning: '该域名有多个地址，逐个尝试都失败了[[：{attempts}]]。当前网络的 IPv6 不通，IPv4 也没有连上。',
            fixes: [
              ...unixOrWindows('分别测试 IPv4 和 IPv6', compareFamiliesUnix, compareFamiliesWindows),
              ...unixOrWindows('如果 IPv4 可用，让 Node 程序优先使用 IPv4', preferIpv4Unix, preferIpv4Windows),
              {
                text: '如果 IPv4 也被拒绝，问题在 Base URL 的主机或端口；IPv6 则请网络管理员修复',
                commands: ['torouter doctor --base-url https://portal.torouter.ai'],
              },
            ],
          },
        },
      },
    },
    examples: [
      'py-genai.refused.repr',
      'litellm-anthropic.refused.str',
      'written.fault.refused.loopback',
      'written.fault.refused.ipv6',
      'written.fault.refused',
    ],
    nearMisses: [
      'written.fault.proxy.refused',
      'written.fault.connect.timeout',
      'py-openai-chat.refused.repr',
      'written.env.no-v1',
    ],
    sources: [measured],
    docs: null,
    seeAlso: ['PROXY_UNREACHABLE', 'CONNECT_TIMEOUT', 'HOST_UNREACHABLE', 'BASE_URL_WRONG'],
    words: {
      en: {
        title: 'The connection was refused',
        meaning:
          'A machine answered[[ at {address}, port {port},]] that nothing accepts connections there. The request never reached a gateway, so the key was not tested.',
        causes: [
          'The base URL has the wrong port, or no port where one is needed.',
          'A gateway or router that should run on this machine is not started.',
          'The name leads to an old or wrong address (hosts file, stale DNS).',
          'A firewall answers with a refusal, or the gateway is being restarted.',
        ],
        fixes: [
          {
            text: 'Check host and port of the base URL. ToRouter needs no port: it is https on the usual one.',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          ...perSystem('See whether anything listens there', tryPort),
          { text: 'If the address is local (127.0.0.1, localhost), start the program that should listen there' },
          {
            text: 'If the host and port are right, wait a minute and try again; then tell the operator of the gateway',
          },
        ],
        tellApart:
          'A refusal comes back at once; CONNECT_TIMEOUT is silence. If the refused address is the one in HTTPS_PROXY (often 127.0.0.1:7890), it is PROXY_UNREACHABLE.',
      },
      zh: {
        title: '连接被拒绝',
        meaning:
          '对方主机[[（{address}，端口 {port}）]]答复：该端口没有程序接受连接。请求没有到达网关，密钥也没有被检验。',
        causes: [
          'Base URL 的端口写错，或者漏写了端口。',
          '本机上的网关或转发程序没有启动。',
          '域名指向了旧的或错误的地址（hosts 文件、DNS 缓存）。',
          '防火墙主动拒绝，或者网关正在重启。',
        ],
        fixes: [
          {
            text: '检查 Base URL 的主机和端口。ToRouter 走标准 https 端口，不需要写端口号。',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          ...perSystem('看看该端口上有没有程序在监听', tryPort),
          { text: '如果是本地地址（127.0.0.1、localhost），启动应当监听该端口的程序' },
          { text: '如果主机和端口都没错，等一分钟再试；仍不行就联系网关运营方' },
        ],
        tellApart:
          '“被拒绝”会立即返回，CONNECT_TIMEOUT 则是毫无回应。如果被拒的地址正是 HTTPS_PROXY 里的地址（常见 127.0.0.1:7890），那是 PROXY_UNREACHABLE。',
      },
    },
  }),
  code({
    id: 'CONNECTION_RESET',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    aliases: ['ECONNRESET'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bECONNRESET\b|连接被对方重设|\[(?:Errno|WinError) (?:104|54|10054)\]|\bConnection reset by peer\b|\bConnection was reset\b|\bERR_CONNECTION_RESET\b|\bforcibly closed by the remote host\b|\bconnection reset\b|连接被重置|强迫关闭/i,
      },
    ],
    examples: ['written.fault.reset', 'written.text.reset'],
    nearMisses: [
      'written.fault.closed',
      'written.fault.tls.version',
      'written.fault.proxy.400',
      'written.edge.waf.blocked',
    ],
    sources: [measured],
    docs: null,
    seeAlso: ['CONNECTION_CLOSED', 'TLS_HANDSHAKE_FAILED', 'PROXY_PROTOCOL_ERROR', 'WAF_BLOCKED'],
    words: {
      en: {
        title: 'The connection was cut off',
        meaning:
          'The connection[[ to {host}]] was broken off by a reset: something on the way or the server itself ended it hard. It is no answer about the key.',
        causes: [
          'A firewall or filter between you and the gateway cuts connections to this host.',
          'A VPN or proxy dropped the connection.',
          'The server or its load balancer was restarted, or refused a very large request this way.',
        ],
        fixes: [
          {
            text: 'Try once more; a single reset is usually transient',
            commands: ['torouter doctor --model {model} --samples 3'],
          },
          { text: 'Try from another network (a phone hotspot). If it works there, your network cuts the connection.' },
          { text: 'Behind a company firewall, use its proxy, or ask for this host to be allowed' },
          { text: 'If it happens only with large prompts or images, send less at once' },
        ],
        tellApart:
          'CONNECTION_CLOSED ends in an orderly way, this does not. A reset before encryption is up is TLS_HANDSHAKE_FAILED and points to a filter; one after a complete request points to the server.',
      },
      zh: {
        title: '连接被强行中断',
        meaning: '[[与 {host} 的]]连接被重置：链路上的某个设备或服务器直接断开了它。这不是对密钥的答复。',
        causes: [
          '你与网关之间的防火墙或过滤设备切断了到该域名的连接。',
          'VPN 或代理掉线。',
          '服务器或负载均衡正在重启，或者以这种方式拒绝了过大的请求。',
        ],
        fixes: [
          { text: '再试一次；偶发的重置通常是暂时的', commands: ['torouter doctor --model {model} --samples 3'] },
          { text: '换一个网络（例如手机热点）再试。如果可用，说明是当前网络切断了连接。' },
          { text: '在公司防火墙后面时，改用公司代理，或申请放行该域名' },
          { text: '如果只在提示词很长或带图片时出现，减少单次发送的内容' },
        ],
        tellApart:
          'CONNECTION_CLOSED 是正常关闭，这里是强行断开。加密建立之前的重置属于 TLS_HANDSHAKE_FAILED，多为过滤设备所致；请求发完之后的重置多半来自服务器。',
      },
    },
  }),
  code({
    id: 'CONNECTION_CLOSED',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    aliases: ['socket hang up', 'UND_ERR_SOCKET'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bsocket hang up\b|\bheader parser received no bytes\b|\bsocket connection was closed unexpectedly\b|\bhyper::Error\(IncompleteMessage\)|\bNSURLErrorDomain Code=-1005\b|\bunexpected end of stream on https?:|\bend of file reached \(EOFError\)|\bEOFError: end of file reached\b|\bother side closed\b|\bUND_ERR_SOCKET\b|\bServer disconnected\b|\bRemote end closed connection\b|\bRemoteDisconnected\b|\bEmpty reply from server\b|\bERR_EMPTY_RESPONSE\b|\bERR_CONNECTION_CLOSED\b|\bunexpected EOF\b|\b(?:Post|Get) "https?:\/\/[^"\s]{1,300}": EOF|": EOF\b|\bconnection closed before message completed\b|\bConnection aborted\b|\bSSL_ERROR_SYSCALL\b/i,
      },
    ],
    examples: ['written.fault.closed'],
    nearMisses: [
      'written.fault.tls-port.closed',
      'written.fault.reset',
      'written.fault.body.cut',
      'written.fault.tls.client-cert',
    ],
    sources: [measured],
    docs: null,
    seeAlso: ['CONNECTION_RESET', 'PLAIN_ON_TLS_PORT', 'TLS_CLIENT_CERT_REQUIRED', 'BODY_TRUNCATED'],
    words: {
      en: {
        title: 'The server closed the connection without an answer',
        meaning:
          'The request was sent[[ to {host}]], then the connection was closed before an answer came. The gateway may or may not have seen the request.',
        causes: [
          'The server or its load balancer was restarted or dropped the connection.',
          'A connection that had been kept open was already closed on the other side.',
          'The base URL says http:// but the port expects https://.',
        ],
        fixes: [
          {
            text: 'Try once more; this is usually transient',
            commands: ['torouter doctor --model {model} --samples 3'],
          },
          { text: 'Make sure that the base URL starts with https://' },
          { text: 'If it stays, give the operator of the gateway the time (UTC) and the request id of this run' },
        ],
        tellApart:
          'Nothing at all came back here. With BODY_TRUNCATED the answer had begun; with CONNECTION_RESET the connection was broken off hard. Closed at once on every http:// request: PLAIN_ON_TLS_PORT.',
      },
      zh: {
        title: '服务器没有答复就关闭了连接',
        meaning: '请求已经发出[[（{host}）]]，但在收到答复之前连接被关闭。网关可能收到了请求，也可能没有。',
        causes: [
          '服务器或负载均衡正在重启，或丢弃了该连接。',
          '复用的长连接在对端早已关闭。',
          'Base URL 写的是 http://，而该端口要求 https://。',
        ],
        fixes: [
          { text: '再试一次；通常是暂时的', commands: ['torouter doctor --model {model} --samples 3'] },
          { text: '确认 Base URL 以 https:// 开头' },
          { text: '如果一直如此，把时间（UTC）和本次的请求 ID 发给网关运营方' },
        ],
        tellApart:
          '这里一个字节都没有收到；BODY_TRUNCATED 是答复已经开始；CONNECTION_RESET 是强行断开。如果每个 http:// 请求都立即被关闭，看 PLAIN_ON_TLS_PORT。',
      },
    },
  }),
  code({
    id: 'CONNECT_TIMEOUT',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    aliases: ['timeout', '超时', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bUND_ERR_CONNECT_TIMEOUT\b|\bNet::OpenTimeout\b|\bHttpConnectTimeoutException\b|\bConnection to \S{1,200} timed out\b|\bconnect timeout=\d|\bConnectTimeout(?:Error)?\b|\bConnect Timeout Error\b|\bETIMEDOUT\b|\[(?:Errno|WinError) (?:110|60|10060)\]|\bConnection timed out\b|\bERR_CONNECTION_TIMED_OUT\b|\bconnect timed out\b|\bdial tcp [^\n]{1,120}: i\/o timeout\b|\bConnection timeout\b|连接超时/i,
      },
    ],
    reasons: {
      happy_eyeballs: {
        match: [],
        words: {
          en: {
            title: 'Each address of the host got too little time to answer',
            meaning:
              'The host has several addresses[[: {addresses}]]. By default Node gives each of them but the last only 250 ms; from far away that is too short, although the host works.',
            causes: [
              'The gateway is far away or the line is slow, so that opening a connection takes longer than 250 ms.',
              'One address family (often IPv6) does not work from this network and uses up the time.',
            ],
            fixes: [
              ...unixOrWindows(
                'Give each address more time, then start the client again (a Node program)',
                ['export NODE_OPTIONS=--network-family-autoselection-attempt-timeout=1000'],
                ['$env:NODE_OPTIONS = "--network-family-autoselection-attempt-timeout=1000"'],
              ),
              ...unixOrWindows('Or let Node programs try IPv4 first', preferIpv4Unix, preferIpv4Windows),
              ...unixOrWindows(
                'Compare the two families to see which one hangs',
                compareFamiliesUnix,
                compareFamiliesWindows,
              ),
            ],
            tellApart:
              'Each failed attempt ends after about 250 ms with ETIMEDOUT, and curl reaches the same host. Where curl hangs too, it is a plain CONNECT_TIMEOUT.',
          },
          zh: {
            title: '每个地址的尝试时间太短',
            meaning:
              '该域名有多个地址[[：{addresses}]]。Node 默认只给每个地址（最后一个除外）250 毫秒；距离较远时不够用，其实主机是正常的。',
            causes: [
              '网关距离远或线路慢，建立连接超过 250 毫秒。',
              '某一类地址（常见是 IPv6）在当前网络不通，耗掉了时间。',
            ],
            fixes: [
              ...unixOrWindows(
                '延长每个地址的尝试时间，然后重启客户端（Node 程序）',
                ['export NODE_OPTIONS=--network-family-autoselection-attempt-timeout=1000'],
                ['$env:NODE_OPTIONS = "--network-family-autoselection-attempt-timeout=1000"'],
              ),
              ...unixOrWindows('或者让 Node 程序优先使用 IPv4', preferIpv4Unix, preferIpv4Windows),
              ...unixOrWindows('分别测试 IPv4 和 IPv6，看是哪一类卡住', compareFamiliesUnix, compareFamiliesWindows),
            ],
            tellApart:
              '每次失败都在约 250 毫秒后以 ETIMEDOUT 结束，而 curl 能连上同一主机。如果 curl 也卡住，就是普通的 CONNECT_TIMEOUT。',
          },
        },
      },
    },
    examples: ['written.fault.connect.timeout', 'written.text.connect.timeout', 'written.text.happy-eyeballs'],
    nearMisses: [
      'written.fault.dns.timeout',
      'py-genai.refused.repr',
      't-py-openai.timeout.repr',
      'py-openai-chat.refused.repr',
      'written.fault.proxy.silent',
    ],
    sources: [measured, 'fastagent #474', 'openclaw #20549', 'opencode #45178', 'nodejs #54359'],
    docs: null,
    seeAlso: ['DNS_TIMEOUT', 'HOST_UNREACHABLE', 'RESPONSE_TIMEOUT', 'PROXY_TIMEOUT'],
    words: {
      en: {
        title: 'No connection to the gateway could be opened in time',
        meaning:
          'The name was found, but no address answered[[: {addresses}]][[ within {timeout} s]]. The request was not sent, so the key was not tested.',
        causes: [
          'This network reaches the internet only through a proxy, and the program does not use it.',
          'A firewall silently drops connections to this host or port.',
          'A VPN routes this address nowhere.',
          'The gateway is down or unreachable from your region.',
        ],
        fixes: [
          ...unixOrWindows(
            'See which proxy variables are set. Where curl works and a Node program does not, the program ignores them; Node itself reads them only from version 24 on, with NODE_USE_ENV_PROXY=1.',
            showProxyUnix,
            showProxyWindows,
          ),
          ...perSystem('See whether the port can be reached at all', tryPort),
          { text: 'Try from another network (a phone hotspot), or with the VPN switched the other way' },
          { text: 'If no network gets through, wait some minutes and try again; then tell the operator' },
        ],
        tellApart:
          'Nothing was connected yet: RESPONSE_TIMEOUT has a connection but no answer, DNS_TIMEOUT not even an address. A refusal within milliseconds is CONNECTION_REFUSED.',
      },
      zh: {
        title: '未能及时连上网关',
        meaning:
          '域名已解析，但[[在 {timeout} 秒内]]没有任何地址应答[[：{addresses}]]。请求没有发出，密钥也没有被检验。',
        causes: [
          '当前网络必须经代理上网，而程序没有使用代理。',
          '防火墙静默丢弃了到该主机或端口的连接。',
          'VPN 把该地址路由到了不通的地方。',
          '网关停机，或从你所在的地区无法到达。',
        ],
        fixes: [
          ...unixOrWindows(
            '查看设置了哪些代理变量。curl 能通而 Node 程序不通，说明程序没有读取它们；Node 自身从 24 版起、设置 NODE_USE_ENV_PROXY=1 之后才会读取。',
            showProxyUnix,
            showProxyWindows,
          ),
          ...perSystem('看看该端口是否可达', tryPort),
          { text: '换一个网络（例如手机热点），或者切换 VPN 状态后再试' },
          { text: '如果所有网络都不通，等几分钟再试；仍不行就联系网关运营方' },
        ],
        tellApart:
          '这里连接尚未建立：RESPONSE_TIMEOUT 已连上但没有答复，DNS_TIMEOUT 连地址都没有。几毫秒内就被拒绝的是 CONNECTION_REFUSED。',
      },
    },
  }),
  code({
    id: 'HOST_UNREACHABLE',
    class: 'network',
    owner: 'network',
    retry: 'backoff',
    aliases: ['ENETUNREACH', 'EHOSTUNREACH'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bEHOSTUNREACH\b|\bENETUNREACH\b|\bNo route to host\b|\bNetwork is unreachable\b|\[(?:Errno|WinError) (?:113|101|51|65|10051|10065)\]|\bERR_INTERNET_DISCONNECTED\b|\bERR_ADDRESS_UNREACHABLE\b|\bERR_NETWORK_CHANGED\b|\bAll connection attempts failed\b/i,
      },
      {
        // Codex hides the cause behind these words, whatever its stream had done before.
        client: /(?:\bstream disconnected before completion: )?\berror sending request for url \(\S{1,200}\)/i,
        reason: 'cause_hidden',
        confidence: 'likely',
      },
      {
        client:
          /\bConnection error\b\.?|\bfetch failed\b|\braised APIConnectionError\b|\bNetwork request failed\b|\bblocked by CORS policy\b|\bConnection failed\b(?! (?:because|when|if|with|after|to)\b)|\btrouble connecting to the model provider\b|\b(?:poor internet connection|check your (?:internet|network) connection)\b|\bUnable to connect to Anthropic services\b|\bUnable to reach the model provider\b|\bproblem reaching OpenAI\b|\bError communicating with OpenAI\b|\bFailed to fetch\b|\bNetworkError\b|\bNetwork Error\b|\bwaiting for network\b|\berror sending request for url\b|\bUnable to connect to API\b|\bCannot connect to API\b|\bERR_NETWORK\b|\bMax retries exceeded with url\b|网络(?:错误|异常)|无法连接到?(?:服务器|网络|API)/i,
        reason: 'cause_hidden',
        confidence: 'possible',
      },
    ],
    reasons: {
      cause_hidden: {
        match: [],
        words: {
          en: {
            title: 'The client could not connect and does not say why',
            meaning:
              'The SDK only says that the connection failed. The cause stands further up in its traceback, or a probe finds it: name, port, TLS, proxy, or a character in the key that no header can carry.',
            fixes: [
              { text: 'Let the doctor find which part of the road is broken', commands: ['torouter doctor'] },
              { text: 'Or explain the whole traceback, not only its last line', commands: ['torouter explain -'] },
            ],
          },
          zh: {
            title: '客户端连接失败，但没有说明原因',
            meaning:
              'SDK 只说连接失败。真正的原因在回溯信息的上方，也可以用探测找出：域名、端口、TLS、代理，或密钥中有请求头无法携带的字符。',
            fixes: [
              { text: '让 doctor 找出哪一段不通', commands: ['torouter doctor'] },
              { text: '或者解释完整的回溯信息，而不只是最后一行', commands: ['torouter explain -'] },
            ],
          },
        },
      },
    },
    examples: ['codex.refused', 'py-openai-chat.refused.repr', 'written.fault.no-route', 'written.fault.unreachable'],
    nearMisses: ['py-genai.refused.repr', 'written.fault.connect.timeout', 'py-genai.dns.str'],
    sources: [measured],
    docs: null,
    seeAlso: ['CONNECT_TIMEOUT', 'CONNECTION_REFUSED', 'DNS_UNAVAILABLE'],
    words: {
      en: {
        title: 'There is no route to the gateway',
        meaning:
          'This machine or a router says that the address cannot be reached[[: {address}]]. Nothing was sent, so the key was not tested.',
        causes: [
          'This machine is offline, or the VPN it needs is not connected.',
          'A VPN or firewall rule forbids this address.',
          'The host has only IPv6 addresses and this network has no IPv6.',
        ],
        fixes: [
          { text: 'Connect to the network or VPN and try again' },
          ...perSystem('See which way the address would take', {
            linux: ['[[ip route get {address}]]'],
            macos: ['[[route -n get {address}]]'],
            windows: ['[[Find-NetRoute -RemoteIPAddress {address}]]'],
          }),
          ...unixOrWindows('Compare IPv4 and IPv6', compareFamiliesUnix, compareFamiliesWindows),
          { text: 'Show the people of your network the address and the time; the gateway cannot see this failure' },
        ],
        tellApart:
          'Your own side says “no way there” at once (ENETUNREACH, EHOSTUNREACH). CONNECT_TIMEOUT waits in silence; with CONNECTION_REFUSED the machine was reached.',
      },
      zh: {
        title: '没有到网关的路由',
        meaning: '本机或路由器报告该地址不可达[[：{address}]]。请求没有发出，密钥也没有被检验。',
        causes: [
          '本机离线，或者没有连上所需的 VPN。',
          'VPN 或防火墙规则禁止访问该地址。',
          '该主机只有 IPv6 地址，而当前网络没有 IPv6。',
        ],
        fixes: [
          { text: '连上网络或 VPN 后重试' },
          ...perSystem('查看到该地址的路由', {
            linux: ['[[ip route get {address}]]'],
            macos: ['[[route -n get {address}]]'],
            windows: ['[[Find-NetRoute -RemoteIPAddress {address}]]'],
          }),
          ...unixOrWindows('分别测试 IPv4 和 IPv6', compareFamiliesUnix, compareFamiliesWindows),
          { text: '把地址和时间告诉网络管理员；网关一侧看不到这次失败' },
        ],
        tellApart:
          '这是本端立即报告“走不通”（ENETUNREACH、EHOSTUNREACH）。CONNECT_TIMEOUT 是长时间没有回应；CONNECTION_REFUSED 则已经到达对方主机。',
      },
    },
  }),
  code({
    id: 'RESPONSE_TIMEOUT',
    class: 'network',
    owner: 'gateway',
    retry: 'backoff',
    aliases: ['timeout', '超时', 'UND_ERR_HEADERS_TIMEOUT'],
    statuses: [],
    weight: 2,
    match: [
      {
        text: /\bcontext deadline exceeded \(Client\.Timeout[^)]{0,60}\)|\bClient\.Timeout exceeded while awaiting headers\b|\b(?:net\/http|http2): timeout awaiting response headers\b/i,
        sender: ['client', 'unknown'],
      },
      {
        client:
          /\bReadTimeout(?:Error)?\b|\bOperation timed out after \d+ milliseconds\b|\bHttpClient\.Timeout of \d+ seconds elapsing\b|\bNSURLErrorDomain Code=-1001\b|\bHttpTimeoutException\b|\bSocketTimeoutException: timeout\b|\bAPI(?:Connection)?TimeoutError\b|\bRequest timed out\b|\btimed out\.?$|\bThe (?:read )?operation (?:was aborted due to timeout|timed out)\b|\bUND_ERR_HEADERS_TIMEOUT\b|\bHeaders Timeout Error\b|\bRead timed out\b|\bESOCKETTIMEDOUT\b|\btimeout of \d+ ?ms exceeded\b|\bClient\.Timeout exceeded\b|\boperation timed out\b|\bdeadline has elapsed\b|\bOperation timed out after \d+ milliseconds\b|\bAPI_TIMEOUT_MS\b|\bTimeoutError\b|\bSocketTimeoutException\b|请求超时|响应超时|读取超时/i,
      },
      { client: /\bThis operation was aborted\b|\bRequest was aborted\b|\bAbortError\b/i, confidence: 'likely' },
    ],
    examples: ['t-py-openai.timeout.repr', 't-py-anthropic.timeout.str', 'written.fault.answer.timeout'],
    nearMisses: [
      'up504.gemini.models.gemini',
      'written.edge.timeout.524',
      'written.fault.connect.timeout',
      'written.fault.body.stalled',
    ],
    sources: [measured, 'recorded exchanges: failover and queueing take up to 30 s', upstreamDocs],
    docs: upstreamDocs,
    seeAlso: ['UPSTREAM_TIMEOUT', 'EDGE_TIMEOUT', 'CONNECT_TIMEOUT', 'BODY_STALLED'],
    words: {
      en: {
        title: 'Connected, but no answer came in time',
        meaning:
          'The connection was fine and the request was sent, then nothing came back[[ within {timeout} s]]. The gateway may still have been at work: trying other channels or waiting for a free slot can take 30 seconds, a long answer without streaming longer.',
        causes: [
          'The model takes longer than the client waits: long prompt, high reasoning effort, no streaming.',
          'The gateway is trying one channel after another, or the request is queued.',
          'A proxy on the way holds the answer back.',
        ],
        fixes: [
          { text: 'Wait longer and look again', commands: ['torouter doctor --timeout 120 --deadline 300'] },
          { text: 'Use streaming (`"stream": true`): the first words arrive early and keep the connection alive' },
          { text: 'Raise the timeout of your client, shorten the prompt, or lower the reasoning effort' },
          { text: 'If tiny requests time out too, give the operator the time (UTC) and the request id' },
        ],
        tellApart:
          'The connection was open: this is not CONNECT_TIMEOUT. Here your side stopped waiting; in UPSTREAM_TIMEOUT (504) and EDGE_TIMEOUT (524) the other side did and said so.',
      },
      zh: {
        title: '已连上网关，但没有及时收到答复',
        meaning:
          '连接正常，请求也已发出，但[[ {timeout} 秒内]]没有收到任何答复。网关可能仍在处理：切换渠道或排队可能要 30 秒，不用流式的长回答会更久。',
        causes: [
          '模型耗时超过客户端的等待时间：提示词长、推理强度高、没有用流式。',
          '网关正在逐个尝试渠道，或者请求在排队。',
          '中间的代理把答复扣住了。',
        ],
        fixes: [
          { text: '放宽等待时间再看一次', commands: ['torouter doctor --timeout 120 --deadline 300'] },
          { text: '使用流式（`"stream": true`）：开头的内容会提早到达，连接也不会闲置' },
          { text: '调大客户端的超时，缩短提示词，或降低推理强度' },
          { text: '如果极小的请求也超时，把时间（UTC）和请求 ID 发给网关运营方' },
        ],
        tellApart:
          '连接已经建立，所以不是 CONNECT_TIMEOUT。这里是你这边先停止等待；UPSTREAM_TIMEOUT（504）和 EDGE_TIMEOUT（524）是对方先放弃，并给出了说明。',
      },
    },
  }),
  code({
    id: 'BODY_STALLED',
    class: 'network',
    owner: 'gateway',
    retry: 'backoff',
    aliases: ['UND_ERR_BODY_TIMEOUT'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bUND_ERR_BODY_TIMEOUT\b|\bcontext cancellation while reading body\b|\bBody Timeout Error\b|\bidle timeout waiting for SSE\b|\bstream idle timeout\b/i,
      },
    ],
    examples: ['written.fault.body.stalled'],
    nearMisses: ['written.stream.stalled', 'written.fault.body.cut', 't-py-openai.timeout.repr'],
    sources: [measured],
    docs: null,
    seeAlso: ['STREAM_STALLED', 'RESPONSE_TIMEOUT', 'BODY_TRUNCATED'],
    words: {
      en: {
        title: 'The answer began and then stood still',
        meaning:
          'Status and headers arrived[[ ({status})]], then the rest did not come[[: {bytes} bytes were received]]. The status says nothing about whether the answer would have been good.',
        causes: [
          'A proxy or antivirus on the way collects the answer before passing it on.',
          'The provider behind the gateway stopped sending.',
          'The line was lost in the middle (VPN, Wi-Fi, sleep).',
        ],
        fixes: [
          { text: 'Try again, and allow more time', commands: ['torouter doctor --timeout 120'] },
          { text: 'Try without the proxy or VPN, or from another network, to see whether the stall stays' },
          { text: 'If it stays everywhere, give the operator the time (UTC) and the request id' },
        ],
        tellApart:
          'The connection stays open here; in BODY_TRUNCATED it ended too early. STREAM_STALLED is the same for a stream that had already shown output.',
      },
      zh: {
        title: '答复开始后停住了',
        meaning:
          '状态码和响应头已到[[（{status}）]]，后面的内容却一直没来[[：只收到 {bytes} 字节]]。状态码不能说明这次答复是否正常。',
        causes: [
          '中间的代理或杀毒软件在收齐内容后才转发。',
          '网关背后的模型供应商停止了发送。',
          '线路中途断了（VPN、Wi-Fi、休眠）。',
        ],
        fixes: [
          { text: '放宽时间再试一次', commands: ['torouter doctor --timeout 120'] },
          { text: '不走代理或 VPN，或者换一个网络，看是否仍然停住' },
          { text: '如果到处都一样，把时间（UTC）和请求 ID 发给网关运营方' },
        ],
        tellApart: '这里连接仍然开着；BODY_TRUNCATED 是提前结束。STREAM_STALLED 指已经有输出的流停住了。',
      },
    },
  }),
  code({
    id: 'BODY_TRUNCATED',
    class: 'network',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bIncompleteRead\b|\bConnection closed at byte \d+|\bERR_BAD_RESPONSE stream has been aborted\b|\bTransferEncodingError\b|\bNot enough data to satisfy transfer length\b|\bClientPayloadError\b|\bcurl: \(92\)|(?<!\bcurl 92 .{0,10})\b(?:HTTP\/2 stream \d+|stream \d+|connection|socket|websocket|response|body) was not closed cleanly\b(?! (?:before|after) (?:the|our|my)\b)|\bincomplete chunked read\b|\bpeer closed connection without sending complete message body\b|\bChunkedEncodingError\b|\bPremature close\b|\bERR_STREAM_PREMATURE_CLOSE\b|\bTypeError: terminated\b|\bcurl: \(18\)|\btransfer closed with\b|\berror decoding response body\b|\bInvalidChunkLength\b|\bERR_INCOMPLETE_CHUNKED_ENCODING\b|\bERR_HTTP2_PROTOCOL_ERROR\b|\bunexpected end of file\b/i,
      },
    ],
    examples: ['written.fault.body.cut'],
    nearMisses: ['gemini.empty', 'written.fault.closed', 'written.fault.body.stalled'],
    sources: [measured],
    docs: null,
    seeAlso: ['STREAM_TRUNCATED', 'CONNECTION_CLOSED', 'BODY_STALLED'],
    words: {
      en: {
        title: 'The answer ended before it was complete',
        meaning:
          'The connection was closed in the middle of the answer[[ after {bytes} bytes]]. What arrived must not be used as a whole answer; the call may have been billed.',
        causes: [
          'The gateway, its load balancer or the provider dropped the connection.',
          'A proxy on the way has a limit on time or size.',
          'The line was lost (VPN, Wi-Fi).',
        ],
        fixes: [
          {
            text: 'Try again; if it works, it was transient',
            commands: ['torouter doctor --model {model} --samples 3'],
          },
          { text: 'Try from another network or without the proxy' },
          { text: 'If the cut always comes after the same time or size, tell the operator: it is a fixed limit' },
        ],
        tellApart:
          'HTTP itself shows the cut here (announced length or chunks missing). STREAM_TRUNCATED is a stream that HTTP ended properly but that lacks its closing event. No byte at all: CONNECTION_CLOSED.',
      },
      zh: {
        title: '答复没有传完就结束了',
        meaning:
          '连接在答复中途被关闭[[，已收到 {bytes} 字节]]。收到的部分不能当作完整答复使用；这次调用可能已经计费。',
        causes: ['网关、负载均衡或模型供应商断开了连接。', '中间的代理限制了时长或大小。', '线路中断（VPN、Wi-Fi）。'],
        fixes: [
          { text: '再试一次；如果成功，说明是暂时的', commands: ['torouter doctor --model {model} --samples 3'] },
          { text: '换一个网络，或者不走代理再试' },
          { text: '如果总在同一时长或同一大小处中断，请告知网关运营方：那是一个固定的限制' },
        ],
        tellApart:
          '这里从 HTTP 层就能看出被截断（长度不足或分块缺失）。STREAM_TRUNCATED 是 HTTP 正常结束、但缺少结束事件的流。一个字节都没有的是 CONNECTION_CLOSED。',
      },
    },
  }),
  code({
    id: 'BODY_TOO_LARGE',
    class: 'network',
    owner: 'gateway',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [],
    examples: ['written.fault.body.huge'],
    nearMisses: ['up413.openai.chat', 'py-openai-chat.nov1.str', 'written.env.no-v1'],
    sources: [measured],
    docs: null,
    seeAlso: ['HTML_INSTEAD_OF_JSON', 'REQUEST_TOO_LARGE', 'BASE_URL_WRONG'],
    words: {
      en: {
        title: 'The answer is larger than a check needs',
        meaning:
          'torouter stopped reading the answer[[ after {bytes} bytes]]. Answers to its small requests are far smaller than that, so something else is probably answering.',
        causes: [
          'The base URL leads to a web page or a download, not to the model API.',
          'A proxy adds its own content to the answer.',
          'The model list or answer of this gateway really is that large.',
        ],
        fixes: [
          { text: 'Check the base URL', url: baseUrlDocs },
          ...unixOrWindows('Look at the beginning of the answer', showHeadUnix, showHeadWindows),
          { text: 'If it is a genuine answer of the gateway, tell its operator' },
        ],
        tellApart:
          'This is about the size of the answer. REQUEST_TOO_LARGE (413) is about the size of what you sent. A web page of normal size is HTML_INSTEAD_OF_JSON.',
      },
      zh: {
        title: '答复大得超出检查所需',
        meaning:
          'torouter 没有继续读取答复[[（已读 {bytes} 字节）]]。它发出的都是很小的请求，正常答复远没有这么大，很可能是别的东西在应答。',
        causes: [
          'Base URL 指向了网页或下载文件，而不是模型 API。',
          '代理往答复里加了自己的内容。',
          '该网关的模型列表或答复确实这么大。',
        ],
        fixes: [
          { text: '检查 Base URL', url: baseUrlDocs },
          ...unixOrWindows('看一下答复的开头', showHeadUnix, showHeadWindows),
          { text: '如果确实是网关自己的答复，请告知网关运营方' },
        ],
        tellApart:
          '这里说的是答复的大小；REQUEST_TOO_LARGE（413）说的是你发送的内容太大。大小正常的网页是 HTML_INSTEAD_OF_JSON。',
      },
    },
  }),
  code({
    id: 'HEADERS_TOO_LARGE',
    class: 'network',
    owner: 'gateway',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bHPE_HEADER_OVERFLOW\b|\bupstream sent too big header\b|\bUND_ERR_HEADERS_OVERFLOW\b|\bHeaders? [Oo]verflow\b|\bgot more than \d+ bytes when reading\b/i,
      },
    ],
    examples: ['written.fault.headers.huge'],
    nearMisses: ['written.fault.garbage', 'written.fault.proxy.400'],
    sources: [measured, 'https://nodejs.org/api/cli.html#--max-http-header-sizesize'],
    docs: 'https://nodejs.org/api/cli.html#--max-http-header-sizesize',
    seeAlso: ['NOT_HTTP', 'PROXY_PROTOCOL_ERROR'],
    words: {
      en: {
        title: 'The headers of the answer are too large',
        meaning:
          'The answer carries more header text than a Node program accepts (16 KB by default). Its content could not be read; the key is not the reason.',
        causes: [
          'A proxy or CDN in front of the gateway adds many or very long headers, often cookies or security policies.',
          'The gateway copies the headers of a provider without limit.',
        ],
        fixes: [
          ...unixOrWindows('See which header is so large', showHeadersUnix, showHeadersWindows),
          ...unixOrWindows(
            'Raise the limit for Node programs until it is repaired',
            ['export NODE_OPTIONS=--max-http-header-size=65536'],
            ['$env:NODE_OPTIONS = "--max-http-header-size=65536"'],
          ),
          { text: 'Tell the operator of the gateway (or of the proxy that adds them) the name of that header' },
        ],
        tellApart:
          'The other side does speak HTTP, unlike NOT_HTTP. A 431 status means the opposite: the headers of your request were too large.',
      },
      zh: {
        title: '答复的响应头过大',
        meaning: '答复的响应头超过了 Node 程序的上限（默认 16 KB），内容无法读取。原因不在密钥。',
        causes: [
          '网关前面的代理或 CDN 加了很多或很长的响应头，常见的是 Cookie 或安全策略。',
          '网关把供应商的响应头全部原样转发。',
        ],
        fixes: [
          ...unixOrWindows('看看是哪个响应头这么大', showHeadersUnix, showHeadersWindows),
          ...unixOrWindows(
            '在修复之前，先调大 Node 程序的上限',
            ['export NODE_OPTIONS=--max-http-header-size=65536'],
            ['$env:NODE_OPTIONS = "--max-http-header-size=65536"'],
          ),
          { text: '把这个响应头的名字告诉网关运营方（或添加它的代理的管理员）' },
        ],
        tellApart: '与 NOT_HTTP 不同，对方说的确实是 HTTP。状态码 431 正好相反：是你的请求头太大。',
      },
    },
  }),
  code({
    id: 'NOT_HTTP',
    class: 'network',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bHPE_INVALID\w*\b|\bParse Error: Expected HTTP\b|\bmalformed HTTP (?:response|status|version)\b|\bBadStatusLine\b|\bReceived HTTP\/0\.9 when not allowed\b|\binvalid HTTP version parsed\b|\bERR_INVALID_HTTP_RESPONSE\b|\billegal status line\b/i,
      },
    ],
    reasons: {
      ssh: {
        match: [],
        words: {
          en: {
            title: 'An SSH server answers on this port',
            meaning:
              'The port[[ {port}]] belongs to SSH (remote login)[[: {preview}]], not to the gateway. The port in the base URL is wrong.',
          },
          zh: {
            title: '该端口上是 SSH 服务',
            meaning: '端口[[ {port} ]]属于 SSH（远程登录）[[：{preview}]]，不是网关。Base URL 的端口写错了。',
          },
        },
      },
      smtp: {
        match: [],
        words: {
          en: {
            title: 'A mail server answers on this port',
            meaning:
              'The port[[ {port}]] belongs to a mail server[[: {preview}]], not to the gateway. The port in the base URL is wrong.',
          },
          zh: {
            title: '该端口上是邮件服务器',
            meaning: '端口[[ {port} ]]属于邮件服务器[[：{preview}]]，不是网关。Base URL 的端口写错了。',
          },
        },
      },
      garbage: {
        match: [],
        words: {
          en: {
            title: 'The answer on this port cannot be understood',
            meaning:
              'Bytes came back[[ from {host}, port {port}]] that belong to no web server[[: {preview}]]. Most often the port is wrong, or it expects https://.',
          },
          zh: {
            title: '该端口的应答无法识别',
            meaning:
              '[[{host} 端口 {port} ]]返回的内容不属于任何 Web 服务[[：{preview}]]。多半是端口写错，或者该端口要求 https://。',
          },
        },
      },
    },
    examples: ['written.fault.ssh', 'written.fault.smtp', 'written.fault.garbage'],
    nearMisses: [
      'py-genai.httpsport.str',
      'written.fault.tls-port',
      'written.fault.proxy.400',
      'py-genai.refused.repr',
    ],
    sources: [measured],
    docs: null,
    seeAlso: ['TLS_ON_PLAIN_PORT', 'PLAIN_ON_TLS_PORT', 'PROXY_PROTOCOL_ERROR', 'CONNECTION_REFUSED'],
    words: {
      en: {
        title: 'Something answers there, but it is not a web server',
        meaning:
          'The answer[[ from {host}, port {port},]] is not HTTP[[; it begins with: {preview}]]. So it is not the gateway, and the key was not judged.',
        causes: [
          'The port in the base URL belongs to another service.',
          'The port expects encryption (https://) and got none, or the other way round.',
          'A device on the way answers in place of the gateway.',
        ],
        fixes: [
          {
            text: 'Correct the port; ToRouter needs none',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          { text: 'If the gateway is your own, look up the port it listens on in its configuration' },
          ...unixOrWindows(
            'See what answers there',
            ['curl -v --http0.9 --max-time 10 http://{host}:{port}/ | head -c 200'],
            ['curl.exe -v --http0.9 --max-time 10 http://{host}:{port}/'],
          ),
        ],
        tellApart:
          'The first bytes decide: `HTTP/` would be a web server. For https:// to a plain port see TLS_ON_PLAIN_PORT; bytes 0x15 0x03 or a closed connection on http:// mean PLAIN_ON_TLS_PORT.',
      },
      zh: {
        title: '该端口有程序应答，但不是 Web 服务',
        meaning: '[[{host} 端口 {port} 的]]应答不是 HTTP[[，开头是：{preview}]]。所以对方不是网关，密钥也没有被判断。',
        causes: [
          'Base URL 里的端口属于别的服务。',
          '该端口要求加密（https://）而你没有用，或者正好相反。',
          '链路上的某个设备代替网关作了应答。',
        ],
        fixes: [
          {
            text: '改正端口；ToRouter 不需要写端口',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          { text: '如果是自建网关，在它的配置里查监听端口' },
          ...unixOrWindows(
            '看看是什么程序在应答',
            ['curl -v --http0.9 --max-time 10 http://{host}:{port}/ | head -c 200'],
            ['curl.exe -v --http0.9 --max-time 10 http://{host}:{port}/'],
          ),
        ],
        tellApart:
          '看最前面的字节：`HTTP/` 才是 Web 服务。对明文端口用了 https:// 见 TLS_ON_PLAIN_PORT；用 http:// 时收到 0x15 0x03 或连接被关闭，见 PLAIN_ON_TLS_PORT。',
      },
    },
  }),
  code({
    id: 'DECODE_FAILED',
    class: 'network',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bZ_DATA_ERROR\b|\bincorrect header check\b|\binvalid gzip header\b|\bDecodingError\b|\bError -3 while decompressing\b|\bcontent[- ]decoding (?:error|failed)\b|\bunrecognized content encoding\b/i,
      },
    ],
    examples: ['written.fault.gzip.lie'],
    nearMisses: ['written.fault.body.cut', 'up502.gemini.models.gemini'],
    sources: [measured, 'OmniRoute #2561'],
    docs: null,
    seeAlso: ['BAD_GATEWAY_PAGE', 'BODY_TRUNCATED'],
    words: {
      en: {
        title: 'The answer is labelled as compressed, but it is not',
        meaning:
          'The headers announce compression that the content[[ (status {status})]] does not have, so clients fail with `terminated` or `Z_DATA_ERROR` and hide the real message.',
        causes: [
          'The gateway or a proxy sends an uncompressed error page and leaves the old compression header on it.',
          'A proxy unpacked the content and kept the header.',
          'The content was damaged or cut on the way.',
        ],
        fixes: [
          ...unixOrWindows(
            'Ask for the answer without compression: it then shows the real message',
            askIdentityUnix,
            askIdentityWindows,
          ),
          { text: 'Try without the proxy, to see which side adds the wrong header' },
          { text: 'Give the operator the time (UTC), the request id and the Content-Encoding header' },
        ],
        tellApart:
          'The cause is hidden inside: read the uncompressed text and look that up with `torouter explain`. With BODY_TRUNCATED the bytes themselves are missing.',
      },
      zh: {
        title: '答复标明已压缩，实际却没有',
        meaning:
          '响应头声明了压缩，内容[[（状态码 {status}）]]却没有压缩，客户端因此报 `terminated` 或 `Z_DATA_ERROR`，真正的错误信息被掩盖。',
        causes: [
          '网关或代理返回了未压缩的错误页，却保留了原来的压缩响应头。',
          '代理解压了内容，但没有去掉响应头。',
          '内容在途中损坏或被截断。',
        ],
        fixes: [
          ...unixOrWindows('要求不压缩，就能看到真正的错误信息', askIdentityUnix, askIdentityWindows),
          { text: '不走代理再试，看是哪一侧加了错误的响应头' },
          { text: '把时间（UTC）、请求 ID 和 Content-Encoding 响应头发给网关运营方' },
        ],
        tellApart:
          '真正的原因藏在内容里：读出未压缩的文字，再用 `torouter explain` 查询。BODY_TRUNCATED 则是字节本身缺失。',
      },
    },
  }),
  code({
    id: 'TLS_UNTRUSTED_ISSUER',
    class: 'tls',
    owner: 'network',
    retry: 'no',
    aliases: ['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bSelf-signed certificate detected\. Check your proxy\b|\bSELF_SIGNED_CERT_IN_CHAIN\b|\bself[- ]signed certificate in certificate chain\b/i,
        reason: 'self_signed_root',
      },
      {
        client: /\bUNABLE_TO_VERIFY_LEAF_SIGNATURE\b|\bunable to verify the first certificate\b/i,
        reason: 'issuer_not_sent',
      },
      {
        client:
          /\bUNABLE_TO_GET_ISSUER_CERT\w*\b|未能为 SSL\/TLS 安全通道建立信任关系|远程证书无效|\bCould not establish trust relationship\b|\bNSURLErrorDomain Code=-1202\b|\bremote certificate (?:is|was) (?:invalid|rejected)\b|\bpeer certificate: UnknownIssuer\b|\bunable to find valid certification path\b|\bunable to get (?:local )?issuer certificate\b|\bcertificate signed by unknown authority\b|\bUnknownIssuer\b|\bERR_CERT_AUTHORITY_INVALID\b|\bPKIX path building failed\b|\bcurl: \(60\)|\bcertificate chain was issued by an authority that is not trusted\b|证书(?:不受信任|不可信)/i,
        reason: 'unknown_root',
      },
      { client: /\bCERTIFICATE_VERIFY_FAILED\b|\bcertificate verify failed\b/i, confidence: 'likely' },
    ],
    reasons: {
      self_signed_root: {
        match: [],
        words: {
          en: {
            title: 'Encrypted traffic seems to be opened and signed again on the way',
            meaning:
              'The server sent a root certificate of its own that this machine does not know[[ (issuer: {issuer})]]. That is typical of company inspection and antivirus. Nothing was sent; the key is safe and was not tested.',
          },
          zh: {
            title: '加密流量似乎在途中被解开并重新签名',
            meaning:
              '服务器连同根证书一起发来，而本机不认识它[[（签发者：{issuer}）]]。这是公司流量检查和杀毒软件的典型表现。没有发送任何内容，密钥没有泄露，也没有被检验。',
          },
        },
      },
      issuer_not_sent: {
        match: [],
        words: {
          en: {
            title: 'The certificate of the issuer is missing',
            meaning:
              'The server sent its own certificate only[[ (issuer: {issuer})]], and this machine cannot complete the chain. Either the server leaves out an intermediate certificate, or the issuer is a private one. Nothing was sent, so the key was not tested.',
          },
          zh: {
            title: '缺少签发者的证书',
            meaning:
              '服务器只发来了自己的证书[[（签发者：{issuer}）]]，本机补不全证书链。要么服务器漏发了中间证书，要么签发者是私有机构。没有发送任何内容，密钥没有被检验。',
          },
        },
      },
      unknown_root: {
        match: [],
        words: {
          en: {
            title: 'The certificate leads to an authority this machine does not know',
            meaning:
              'The server sent its chain, but the root at its end is not among the trusted ones[[ (issuer: {issuer})]]. Usually it is a private authority or company inspection. Nothing was sent, so the key was not tested.',
          },
          zh: {
            title: '证书链通向本机不认识的机构',
            meaning:
              '服务器发来了证书链，但末端的根证书不在受信任之列[[（签发者：{issuer}）]]。通常是私有机构或公司流量检查。没有发送任何内容，密钥没有被检验。',
          },
        },
      },
    },
    examples: [
      'written.fault.tls.intercepted',
      'written.fault.tls.no-issuer',
      'written.fault.tls.unknown-root',
      'written.text.tls.node',
      'written.text.tls.python',
    ],
    nearMisses: ['written.fault.tls.self-signed', 'written.fault.tls.name', 'written.edge.captive.511'],
    sources: [measured, 'gemini-cli #2300', 'claude-code #26897', nodeCaDocs],
    docs: nodeCaDocs,
    seeAlso: ['TLS_SELF_SIGNED', 'TLS_NAME_MISMATCH', 'CAPTIVE_PORTAL'],
    words: {
      en: {
        title: 'The certificate comes from an issuer that is not trusted',
        meaning:
          'The connection was stopped before anything was sent, because this machine does not know who signed the certificate[[ of {host}]][[; issuer: {issuer}]]. The key is safe and was not tested.',
        causes: [
          'A company firewall or antivirus opens encrypted traffic and signs it again with its own certificate.',
          'The server leaves out an intermediate certificate; browsers fill the gap, programs do not.',
          'The gateway is self-hosted and uses a private certificate authority.',
        ],
        fixes: [
          ...unixOrWindows(
            'See who signed it. A company or antivirus name as issuer (the `i:` line) means inspection. A public issuer and only one certificate in the list means that the server leaves one out.',
            showChainUnix,
            showChainWindows,
          ),
          ...unixOrWindows(
            'Inspection or private authority: get the root certificate (PEM) from your IT people and name it before the program starts. The first line is for Node, the second for Python; Node 24 and newer can use the system’s own store with --use-system-ca.',
            trustCaUnix,
            trustCaWindows,
          ),
          ...unixOrWindows('Prove that the certificate is the right one with curl', curlWithCaUnix, curlWithCaWindows),
          {
            text: 'Intermediate certificate missing: only the operator of the gateway can add it; send them the list',
          },
        ],
        tellApart:
          'The error code cannot tell inspection from a missing certificate; the issuer does, and so does another network: where a phone hotspot works, your network is inspecting. A certificate that signed itself is TLS_SELF_SIGNED.',
      },
      zh: {
        title: '证书的签发者不受信任',
        meaning:
          '本机不认识[[ {host} 的]]证书签发者[[（{issuer}）]]，连接在发送任何内容之前就中止了。密钥没有泄露，也没有被检验。',
        causes: [
          '公司防火墙或杀毒软件解开加密流量，再用自己的证书重新签名。',
          '服务器漏发了中间证书；浏览器会自动补全，程序不会。',
          '自建网关使用了私有证书机构。',
        ],
        fixes: [
          ...unixOrWindows(
            '查看是谁签的。签发者（`i:` 行）是公司或杀毒软件的名字，说明流量被检查；签发者是公共机构、列表里却只有一张证书，说明服务器漏发了中间证书。',
            showChainUnix,
            showChainWindows,
          ),
          ...unixOrWindows(
            '流量检查或私有机构：向 IT 部门索取根证书（PEM），在启动程序之前指定它。第一行用于 Node，第二行用于 Python；Node 24 及以上可以用 --use-system-ca 直接使用系统证书库。',
            trustCaUnix,
            trustCaWindows,
          ),
          ...unixOrWindows('用 curl 验证这张证书是否正确', curlWithCaUnix, curlWithCaWindows),
          { text: '缺少中间证书：只有网关运营方能补上，把证书列表发给他们' },
        ],
        tellApart:
          '仅凭错误码分不清是流量检查还是漏发证书，要看签发者；也可以换网络：手机热点能通，就是当前网络在检查流量。自己给自己签名的证书是 TLS_SELF_SIGNED。',
      },
    },
  }),
  code({
    id: 'TLS_SELF_SIGNED',
    class: 'tls',
    owner: 'gateway',
    retry: 'no',
    aliases: ['DEPTH_ZERO_SELF_SIGNED_CERT'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bDEPTH_ZERO_SELF_SIGNED_CERT\b|\bcertificate verify failed: self[- ]signed certificate(?! in)|\bSSL certificate problem: self[- ]signed certificate(?! in)|\bself[- ]signed certificate(?! in certificate chain| detected\. Check your proxy)\b/i,
      },
    ],
    examples: ['written.fault.tls.self-signed'],
    nearMisses: ['written.fault.tls.intercepted', 'written.fault.tls.name', 'written.edge.captive.511'],
    sources: [measured, nodeCaDocs],
    docs: nodeCaDocs,
    seeAlso: ['TLS_UNTRUSTED_ISSUER', 'TLS_NAME_MISMATCH', 'CAPTIVE_PORTAL'],
    words: {
      en: {
        title: 'The server’s certificate is signed by nobody but itself',
        meaning:
          'The connection was stopped before anything was sent, because no authority vouches for the certificate[[ {subject}]]. The key is safe and was not tested.',
        causes: [
          'A self-hosted gateway still uses the test certificate it was installed with.',
          'A router, firewall or login page answers in place of the gateway.',
          'The base URL leads to the wrong machine.',
        ],
        fixes: [
          ...unixOrWindows(
            'Look at the certificate and compare its fingerprint with the operator',
            showChainUnix,
            showChainWindows,
          ),
          ...unixOrWindows(
            'If it is your own gateway, save its certificate as a PEM file and name it before the program starts',
            trustCaUnix,
            trustCaWindows,
          ),
          { text: 'Better: give the gateway a certificate of a public authority; that repairs every client at once' },
          {
            text: 'If you meant ToRouter itself, use the documented host',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
        ],
        tellApart:
          'One certificate that is its own issuer. A chain that ends in an unknown authority (company inspection sends one) is TLS_UNTRUSTED_ISSUER.',
      },
      zh: {
        title: '服务器证书是自签名的',
        meaning:
          '没有任何机构为这张证书担保[[（{subject}）]]，连接在发送任何内容之前就中止了。密钥没有泄露，也没有被检验。',
        causes: [
          '自建网关还在使用安装时自带的测试证书。',
          '路由器、防火墙或登录页面代替网关作了应答。',
          'Base URL 指向了错误的机器。',
        ],
        fixes: [
          ...unixOrWindows('查看证书，并与网关运营方核对指纹', showChainUnix, showChainWindows),
          ...unixOrWindows(
            '如果是你自己的网关，把它的证书存成 PEM 文件，在启动程序之前指定它',
            trustCaUnix,
            trustCaWindows,
          ),
          { text: '更好的办法：给网关换上公共机构签发的证书，所有客户端一次解决' },
          {
            text: '如果本来要连 ToRouter，请使用文档给出的域名',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
        ],
        tellApart:
          '只有一张证书，签发者就是它自己。如果是一条通向未知机构的证书链（公司流量检查就会这样），那是 TLS_UNTRUSTED_ISSUER。',
      },
    },
  }),
  code({
    id: 'TLS_EXPIRED',
    class: 'tls',
    owner: 'gateway',
    retry: 'no',
    aliases: ['CERT_HAS_EXPIRED'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bCERT_HAS_EXPIRED\b|\bpeer certificate: (?:certificate )?expired\b|\bcertificate has expired\b(?! or is not yet valid[^\n]{0,80}is before)|\bERR_CERT_DATE_INVALID\b|\binvalid peer certificate: Expired\b|\bcertificate verify failed: certificate has expired\b|\bSSL certificate problem: certificate has expired\b|证书已?过期/i,
      },
    ],
    examples: ['written.fault.tls.expired', 'written.fault.tls.expired.served', 'written.text.tls.expired'],
    nearMisses: ['written.fault.tls.clock.ahead', 'written.fault.tls.future', 'written.fault.tls.intercepted'],
    sources: [measured],
    docs: null,
    seeAlso: ['CLOCK_SKEW', 'TLS_NOT_YET_VALID', 'TLS_UNTRUSTED_ISSUER'],
    words: {
      en: {
        title: 'The server’s certificate has expired',
        meaning:
          'By this machine’s clock[[ ({localTime})]] the certificate is no longer valid[[; it ended on {validTo}]]. The connection was stopped before anything was sent, so the key was not tested.',
        causes: [
          'The certificate was not renewed in time.',
          'The clock of this machine is ahead.',
          'A device that inspects traffic has an expired certificate of its own.',
        ],
        fixes: [
          ...perSystem('Check the date and time of this machine, and let it synchronise', syncClock),
          ...unixOrWindows(
            'See the dates of the certificate yourself',
            [
              'openssl s_client -connect {host}:{port} -servername {host} </dev/null | openssl x509 -noout -dates -issuer',
            ],
            ["'' | openssl s_client -connect {host}:{port} -servername {host} | openssl x509 -noout -dates -issuer"],
          ),
          { text: 'If your clock is right, tell whoever runs that server; nothing else on your side helps' },
        ],
        tellApart:
          'Compare your date with the end date: if it has really passed, the certificate of the server must be renewed. If other https sites fail as well, it is your clock: CLOCK_SKEW.',
      },
      zh: {
        title: '服务器证书已过期',
        meaning:
          '按本机时间[[（{localTime}）]]，证书已经失效[[，有效期至 {validTo}]]。连接在发送任何内容之前就中止了，密钥没有被检验。',
        causes: ['证书没有及时续期。', '本机时钟快了。', '检查流量的设备自己的证书过期了。'],
        fixes: [
          ...perSystem('检查本机的日期和时间，并同步一次', syncClock),
          ...unixOrWindows(
            '自己查看证书的有效期',
            [
              'openssl s_client -connect {host}:{port} -servername {host} </dev/null | openssl x509 -noout -dates -issuer',
            ],
            ["'' | openssl s_client -connect {host}:{port} -servername {host} | openssl x509 -noout -dates -issuer"],
          ),
          { text: '如果本机时间没错，请联系网关运营方；你这边没有别的办法' },
        ],
        tellApart:
          '拿当前日期和到期日对比：确实过了，服务器的证书就需要续期。如果其他 https 网站也报错，那是本机时钟：CLOCK_SKEW。',
      },
    },
  }),
  code({
    id: 'TLS_NOT_YET_VALID',
    class: 'tls',
    owner: 'you',
    retry: 'no',
    aliases: ['CERT_NOT_YET_VALID'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bCERT_NOT_YET_VALID\b|\bcertificate is not yet valid\b|\bcertificate has expired or is not yet valid: current time [^\n]{1,60} is before\b|\bNotValidYet\b/i,
      },
    ],
    examples: ['written.fault.tls.future'],
    nearMisses: ['written.fault.tls.clock.behind', 'written.fault.tls.expired'],
    sources: [measured, 'WSL #10006'],
    docs: null,
    seeAlso: ['CLOCK_SKEW', 'TLS_EXPIRED'],
    words: {
      en: {
        title: 'By this clock the server’s certificate is not valid yet',
        meaning:
          'This machine’s clock[[ ({localTime})]] is before the first day of the certificate[[, {validFrom}]]. Almost always the clock is behind. Nothing was sent, so the key was not tested.',
        causes: [
          'The clock of this machine, container or virtual machine is behind; WSL often is after sleep.',
          'The certificate was installed before its first day.',
        ],
        fixes: [
          ...perSystem('Synchronise the clock', syncClock),
          {
            text: 'In WSL, restart it from PowerShell: its clock stops while the computer sleeps',
            commands: ['wsl --shutdown'],
          },
          { text: 'If the date and time are right, tell the operator of the gateway' },
        ],
        tellApart:
          'The reverse of TLS_EXPIRED. CLOCK_SKEW is the same trouble seen by comparing your clock with the one of the server.',
      },
      zh: {
        title: '按本机时间，服务器证书尚未生效',
        meaning:
          '本机时间[[（{localTime}）]]早于证书的生效日期[[ {validFrom}]]，几乎总是本机时钟慢了。请求没有发出，密钥没有被检验。',
        causes: ['本机、容器或虚拟机的时钟慢了；WSL 在休眠后常常如此。', '证书在生效之前就被装上了。'],
        fixes: [
          ...perSystem('同步时钟', syncClock),
          { text: '如果在 WSL 里，从 PowerShell 重启它：电脑休眠期间它的时钟会停走', commands: ['wsl --shutdown'] },
          { text: '如果日期和时间没错，请联系网关运营方' },
        ],
        tellApart: '与 TLS_EXPIRED 正好相反。CLOCK_SKEW 是同一问题，只是通过对比本机与服务器的时间发现的。',
      },
    },
  }),
  code({
    id: 'TLS_NAME_MISMATCH',
    class: 'tls',
    owner: 'you',
    retry: 'no',
    aliases: ['ERR_TLS_CERT_ALTNAME_INVALID'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bERR_TLS_CERT_ALTNAME_INVALID\b|\bcertificate's owner does not match hostname\b|\bpeer certificate: certificate not valid for name\b|\bNo subject alternative (?:DNS )?names? matching\b|\bHostname\/IP does not match certificate\b|\bHostname mismatch, certificate is not valid for\b|\bcertificate is not valid for\b|\bhostname '[^']{1,120}' doesn't match\b|\bx509: certificate is valid for [^\n]{1,200}, not\b|\bno alternative certificate subject name\b|\bNotValidForName\b|\bERR_CERT_COMMON_NAME_INVALID\b|\bcertificate subject name [^\n]{1,120} does not match\b/i,
      },
    ],
    examples: ['written.fault.tls.name'],
    nearMisses: ['written.edge.captive.511', 'written.fault.tls.intercepted', 'curl-i.chat.dns.o'],
    sources: [measured, baseUrlDocs],
    docs: baseUrlDocs,
    seeAlso: ['CAPTIVE_PORTAL', 'TLS_UNTRUSTED_ISSUER', 'DNS_NOT_FOUND'],
    words: {
      en: {
        title: 'The certificate belongs to another host',
        meaning:
          '[[You asked for {host}. ]]The server[[ at {address}]] showed a certificate for other names[[: {certificateNames}]]. It may not be the gateway, so nothing was sent and the key was not tested.',
        causes: [
          'The host in the base URL is wrong: an IP address, an old name, or a missing or extra part.',
          'A login page of the Wi-Fi, or a filter, answers in place of the gateway.',
          'DNS or the hosts file leads the name to another machine.',
        ],
        fixes: [
          {
            text: 'Use the documented host, by name and not by IP address',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
            url: baseUrlDocs,
          },
          { text: 'On a guest Wi-Fi, open any page in the browser and sign in first', url: 'http://example.com' },
          ...perSystem('See which address the name leads to, and compare with a public name server', {
            linux: ['getent ahosts {host}', 'dig {host} @1.1.1.1'],
            macos: ['dscacheutil -q host -a name {host}', 'dig {host} @1.1.1.1'],
            windows: ['nslookup {host}', 'nslookup {host} 1.1.1.1'],
          }),
        ],
        tellApart:
          'The names in the certificate tell: a similar name is a typing error, the name of a Wi-Fi or security product is CAPTIVE_PORTAL or a filter. If names match and the issuer is unknown, it is TLS_UNTRUSTED_ISSUER.',
      },
      zh: {
        title: '证书属于另一个域名',
        meaning:
          '[[你请求的是 {host}，]]服务器[[（{address}）]]出示的却是其他域名的证书[[：{certificateNames}]]。对方可能不是网关，所以没有发送任何内容，密钥没有被检验。',
        causes: [
          'Base URL 的主机不对：写成了 IP、旧域名，或者多写、漏写了一部分。',
          'Wi-Fi 登录页或过滤设备代替网关作了应答。',
          'DNS 或 hosts 文件把域名指向了别的机器。',
        ],
        fixes: [
          {
            text: '使用文档给出的域名，不要用 IP 地址',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
            url: baseUrlDocs,
          },
          { text: '如果连的是公共 Wi-Fi，先在浏览器里打开任意网页并登录', url: 'http://example.com' },
          ...perSystem('查看域名指向的地址，并与公共 DNS 对比', {
            linux: ['getent ahosts {host}', 'dig {host} @1.1.1.1'],
            macos: ['dscacheutil -q host -a name {host}', 'dig {host} @1.1.1.1'],
            windows: ['nslookup {host}', 'nslookup {host} 1.1.1.1'],
          }),
        ],
        tellApart:
          '看证书里的域名：相近的域名多半是拼写错误；Wi-Fi 或安全产品的名字说明是 CAPTIVE_PORTAL 或过滤设备。域名一致而签发者未知，是 TLS_UNTRUSTED_ISSUER。',
      },
    },
  }),
  code({
    id: 'TLS_HANDSHAKE_FAILED',
    class: 'tls',
    owner: 'network',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client: /\bTLS handshake timeout\b|\bSSL connection timeout\b|\bhandshake operation timed out\b/i,
        reason: 'timeout',
      },
      {
        client:
          /\bClient network socket disconnected before secure TLS connection\b|\bEOF occurred in violation of protocol\b|\bUNEXPECTED_EOF_WHILE_READING\b|\bOpenSSL SSL_connect: (?:SSL_ERROR_SYSCALL|Connection reset)/i,
        reason: 'reset',
      },
      {
        client: /\bUNSUPPORTED_PROTOCOL\b|\bTLSV1_ALERT_PROTOCOL_VERSION\b|\bprotocol version not supported\b/i,
        reason: 'protocol_version',
      },
      {
        client:
          /\bhandshake[_ ]failure\b|\bUnable to establish SSL connection\b|\bCould not create SSL\/TLS secure channel\b|\bNSURLErrorDomain Code=-1200\b|无法建立 ?SSL ?连接|\bSSLV3_ALERT_\w+|\bTLSV1_ALERT_\w+|\bERR_SSL_VERSION_OR_CIPHER_MISMATCH\b|\bEPROTO\b|\bSSLHandshakeException\b|\bSSL connect error\b|\bsslv3 alert\b|\btls: handshake failure\b|\bcurl: \(35\)/i,
        confidence: 'likely',
      },
    ],
    reasons: {
      timeout: {
        match: [],
        words: {
          en: {
            title: 'The server stayed silent while encryption was being set up',
            meaning:
              'The connection[[ to {host}]] was opened, then nothing came back[[ within {timeout} s]]. Clients call this a connect timeout. Often something on the way swallows encrypted traffic.',
          },
          zh: {
            title: '建立加密时服务器没有回应',
            meaning:
              '[[与 {host} 的]]连接已打开，随后[[ {timeout} 秒内]]没有任何回应。客户端把它报成“连接超时”。多半是链路上有设备吞掉了加密流量。',
          },
        },
      },
      reset: {
        match: [],
        words: {
          en: {
            title: 'The connection was cut while encryption was being set up',
            meaning:
              'The connection[[ to {host}]] was broken off as soon as the host name was sent. This is typical of a filter that knows the name; a server that does not serve the name does the same.',
          },
          zh: {
            title: '建立加密时连接被切断',
            meaning:
              '域名一发出，[[与 {host} 的]]连接就被切断。这是按域名过滤的典型表现；服务器不提供该域名时也会这样。',
          },
        },
      },
      protocol_version: {
        match: [],
        words: {
          en: {
            title: 'The server offers no TLS version that is accepted today',
            meaning:
              'Client and server have no TLS version in common. Current Node programs need TLS 1.2 or newer; an old server or an old inspecting device offers less.',
            fixes: [
              ...unixOrWindows(
                'See whether TLS 1.2 works',
                ['openssl s_client -tls1_2 -connect {host}:{port} -servername {host} </dev/null'],
                ["'' | openssl s_client -tls1_2 -connect {host}:{port} -servername {host}"],
              ),
              { text: 'Try from another network: if it works there, a device in your network is outdated' },
              { text: 'If not, the operator of that server must enable TLS 1.2 or newer' },
            ],
          },
          zh: {
            title: '服务器不支持当前可用的 TLS 版本',
            meaning:
              '客户端与服务器没有共同的 TLS 版本。现在的 Node 程序要求 TLS 1.2 及以上，老旧的服务器或流量检查设备达不到。',
            fixes: [
              ...unixOrWindows(
                '看看 TLS 1.2 是否可用',
                ['openssl s_client -tls1_2 -connect {host}:{port} -servername {host} </dev/null'],
                ["'' | openssl s_client -tls1_2 -connect {host}:{port} -servername {host}"],
              ),
              { text: '换一个网络再试：如果可用，说明你的网络里有过时的设备' },
              { text: '如果仍不行，需要网关运营方启用 TLS 1.2 或更高版本' },
            ],
          },
        },
      },
      cipher: {
        match: [],
        words: {
          en: {
            title: 'Client and server have no encryption method in common',
            meaning:
              'The server[[ {host}]] ended the set-up with “handshake failure”. Either no cipher suits both sides, or the server wants a client certificate.',
          },
          zh: {
            title: '客户端与服务器没有共同的加密套件',
            meaning:
              '服务器[[ {host} ]]以“handshake failure”结束了协商：要么没有双方都支持的加密套件，要么服务器要求客户端证书。',
          },
        },
      },
    },
    examples: [
      'written.fault.tls.version',
      'written.fault.tls.cipher',
      'written.fault.tls.silence',
      'written.fault.tls.sni-filter',
    ],
    nearMisses: [
      'written.fault.tls.intercepted',
      'written.fault.tls.expired',
      'written.fault.tls.name',
      'py-genai.httpsport.str',
      'written.fault.tls.client-cert',
    ],
    sources: [measured],
    docs: null,
    seeAlso: ['TLS_ON_PLAIN_PORT', 'TLS_CLIENT_CERT_REQUIRED', 'CONNECTION_RESET', 'CONNECT_TIMEOUT'],
    words: {
      en: {
        title: 'No encrypted connection could be set up',
        meaning:
          'The server[[ {host}]] was reached, but agreeing on encryption failed[[ ({errorCode})]]. Nothing was sent, so the key was not tested.',
        causes: [
          'A firewall, filter or inspecting device interferes with encrypted connections to this host.',
          'The server does not know the host name that was asked for.',
          'Client and server have no encryption method in common.',
        ],
        fixes: [
          {
            text: 'Try from another network (a phone hotspot). If it works there, ask your network’s people to allow this host.',
          },
          ...unixOrWindows('See how far the other side gets', showChainUnix, showChainWindows),
          { text: 'Behind a company firewall, use its proxy' },
          { text: 'If it fails on every network, give the operator the time (UTC) and this error code' },
        ],
        tellApart:
          'The certificate was not reached yet; once it is refused, the code is TLS_UNTRUSTED_ISSUER, TLS_EXPIRED or TLS_NAME_MISMATCH. “Wrong version number” is TLS_ON_PLAIN_PORT.',
      },
      zh: {
        title: '无法建立加密连接',
        meaning: '已连到服务器[[ {host}]]，但加密协商失败[[（{errorCode}）]]。请求没有发出，密钥没有被检验。',
        causes: [
          '防火墙、过滤或流量检查设备干扰了到该域名的加密连接。',
          '服务器不认识所请求的域名。',
          '客户端与服务器没有共同支持的加密方式。',
        ],
        fixes: [
          { text: '换一个网络（例如手机热点）再试。如果可用，请网络管理员放行该域名。' },
          ...unixOrWindows('看看协商进行到哪一步', showChainUnix, showChainWindows),
          { text: '在公司防火墙后面时，改用公司代理' },
          { text: '如果所有网络都失败，把时间（UTC）和错误码发给网关运营方' },
        ],
        tellApart:
          '这时还没有轮到证书；如果是证书被拒，会是 TLS_UNTRUSTED_ISSUER、TLS_EXPIRED 或 TLS_NAME_MISMATCH。“wrong version number”是 TLS_ON_PLAIN_PORT。',
      },
    },
  }),
  code({
    id: 'TLS_CLIENT_CERT_REQUIRED',
    class: 'tls',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bcertificate required\b|\bNo required SSL certificate was sent\b|\bERR_BAD_SSL_CLIENT_AUTH_CERT\b|\bTLSV13_ALERT_CERTIFICATE_REQUIRED\b/i,
      },
      { status: [400, 403, 495, 496], content: 'html', text: /\bNo required SSL certificate was sent\b/i },
    ],
    examples: ['written.fault.tls.client-cert'],
    nearMisses: ['written.fault.closed', 'written.fault.tls.version'],
    sources: [measured],
    docs: null,
    seeAlso: ['TLS_HANDSHAKE_FAILED', 'CONNECTION_CLOSED'],
    words: {
      en: {
        title: 'The server wants a client certificate',
        meaning:
          'The server[[ {host}]] closes connections that show no certificate of their own. ToRouter’s public gateway needs only a key, so this is another server or a company entry point.',
        causes: [
          'The base URL leads to a private entry point that lets in only known machines.',
          'A company security gateway stands in between.',
        ],
        fixes: [
          {
            text: 'Check the host of the base URL; the public one needs no certificate',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          { text: 'If that entry point is right, ask its operator how to get a certificate or another address' },
          ...unixOrWindows(
            'See whose certificates it accepts (“Acceptable client certificate CA names”)',
            ['openssl s_client -connect {host}:{port} -servername {host} </dev/null'],
            ["'' | openssl s_client -connect {host}:{port} -servername {host}"],
          ),
        ],
        tellApart:
          'Under TLS 1.3 the connection is set up first and closed at once after that, so clients only see “other side closed” as in CONNECTION_CLOSED. The openssl output shows the request for a certificate.',
      },
      zh: {
        title: '服务器要求客户端证书',
        meaning:
          '服务器[[ {host} ]]会关闭没有出示客户端证书的连接。ToRouter 的公共网关只需要密钥，所以对方是另一台服务器或公司的专用入口。',
        causes: ['Base URL 指向了只允许特定机器进入的专用入口。', '中间有公司的安全网关。'],
        fixes: [
          {
            text: '检查 Base URL 的主机；公共网关不需要证书',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          { text: '如果确实要走这个入口，请向网关运营方索取证书或其他地址' },
          ...unixOrWindows(
            '查看它接受哪些机构的证书（“Acceptable client certificate CA names”）',
            ['openssl s_client -connect {host}:{port} -servername {host} </dev/null'],
            ["'' | openssl s_client -connect {host}:{port} -servername {host}"],
          ),
        ],
        tellApart:
          '在 TLS 1.3 下，连接先建立、随即被关闭，客户端只看到与 CONNECTION_CLOSED 一样的“other side closed”。openssl 的输出会显示服务器在索要证书。',
      },
    },
  }),
  code({
    id: 'TLS_ON_PLAIN_PORT',
    class: 'tls',
    owner: 'you',
    retry: 'no',
    aliases: ['ERR_SSL_WRONG_VERSION_NUMBER'],
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bWRONG_VERSION_NUMBER\b|\bwrong version number\b|\bserver gave HTTP response to HTTPS client\b|\bpacket length too long\b|\bfirst record does not look like a TLS handshake\b|\bInvalidContentType\b|\bERR_SSL_PROTOCOL_ERROR\b|\bSSL_ERROR_RX_RECORD_TOO_LONG\b|\bUnsupported or unrecognized SSL message\b|\brecord layer failure\b/i,
      },
      { client: /\bUNKNOWN_CERTIFICATE_VERIFICATION_ERROR\b/i, confidence: 'likely' },
    ],
    examples: ['py-genai.httpsport.str', 'litellm-anthropic.httpsport.str', 'written.fault.tls.plain-port'],
    nearMisses: ['written.fault.tls-port', 'written.fault.ssh', 'written.fault.tls.version'],
    sources: [measured],
    docs: null,
    seeAlso: ['PLAIN_ON_TLS_PORT', 'NOT_HTTP', 'TLS_HANDSHAKE_FAILED'],
    words: {
      en: {
        title: 'https:// was used, but this port speaks plain http',
        meaning:
          'The server[[ {host}, port {port},]] answered without encryption. Nothing was sent to it, so the key was not tested.',
        causes: [
          'The base URL of a local or private gateway starts with https:// instead of http://.',
          'The port belongs to the unencrypted side of the gateway.',
          'A proxy address was given as https:// although the proxy itself speaks http.',
        ],
        fixes: [
          {
            text: 'On this machine or in your own network: write http:// in the base URL',
            commands: ['torouter doctor --base-url http://{host}:{port}'],
          },
          {
            text: 'Over the internet: keep https:// and use the port that offers it (443). A key must not travel unencrypted.',
            commands: ['torouter doctor --base-url https://{host}'],
          },
          { text: 'If a proxy is set, write its address with http://; the connection to the gateway stays encrypted' },
        ],
        tellApart:
          'Clients say “wrong version number”, “packet length too long” or, in Claude Code, UNKNOWN_CERTIFICATE_VERIFICATION_ERROR; no certificate is involved. The reverse is PLAIN_ON_TLS_PORT.',
      },
      zh: {
        title: '用了 https://，但该端口只支持 http',
        meaning: '服务器[[（{host}，端口 {port}）]]以明文应答。没有向它发送任何内容，密钥没有被检验。',
        causes: [
          '本地或内网网关的 Base URL 写成了 https://，应为 http://。',
          '该端口是网关的明文端口。',
          '代理地址写成了 https://，而代理本身使用 http。',
        ],
        fixes: [
          {
            text: '在本机或自己的内网：Base URL 改用 http://',
            commands: ['torouter doctor --base-url http://{host}:{port}'],
          },
          {
            text: '经过公网：保留 https://，改用提供加密的端口（443）。密钥不能明文传输。',
            commands: ['torouter doctor --base-url https://{host}'],
          },
          { text: '如果设置了代理，代理地址请写 http://；到网关的连接仍然是加密的' },
        ],
        tellApart:
          '客户端会报“wrong version number”“packet length too long”，Claude Code 则报 UNKNOWN_CERTIFICATE_VERIFICATION_ERROR，其实与证书无关。反过来的情况是 PLAIN_ON_TLS_PORT。',
      },
    },
  }),
  code({
    id: 'PLAIN_ON_TLS_PORT',
    class: 'tls',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        text: /\bplain HTTP request was sent to HTTPS port\b|\bClient sent an HTTP request to an HTTPS server\b|\bspeaking plain HTTP to an SSL-enabled server port\b/i,
      },
    ],
    examples: ['written.fault.tls-port', 'written.fault.tls-port.closed'],
    nearMisses: ['written.fault.closed', 'written.fault.garbage', 'py-genai.httpsport.str'],
    sources: [measured],
    docs: null,
    seeAlso: ['TLS_ON_PLAIN_PORT', 'CONNECTION_CLOSED', 'NOT_HTTP'],
    words: {
      en: {
        title: 'http:// was used, but this port wants https://',
        meaning:
          'The server[[ {host}, port {port},]] expects encryption and did not handle the plain request. If the request carried a key, it travelled unencrypted: replace that key if the way was not your own network.',
        causes: [
          'The base URL starts with http:// instead of https://.',
          'A load balancer on that port drops requests that are not encrypted.',
        ],
        fixes: [
          { text: 'Write https:// in the base URL', commands: ['torouter doctor --base-url https://{host}:{port}'] },
          { text: 'If the key went over the internet this way, replace it', page: '/keys' },
        ],
        tellApart:
          'Seen as a connection that is closed at once, or as 400 “The plain HTTP request was sent to HTTPS port”. If https:// fails there as well, it is CONNECTION_CLOSED.',
      },
      zh: {
        title: '用了 http://，但该端口要求 https://',
        meaning:
          '服务器[[（{host}，端口 {port}）]]要求加密，没有处理这个明文请求。如果请求带了密钥，它是明文传输的：若途经的不是自己的网络，请更换密钥。',
        causes: ['Base URL 写成了 http://，应为 https://。', '该端口上的负载均衡会丢弃未加密的请求。'],
        fixes: [
          { text: 'Base URL 改用 https://', commands: ['torouter doctor --base-url https://{host}:{port}'] },
          { text: '如果密钥曾这样经过公网，请更换它', page: '/keys' },
        ],
        tellApart:
          '表现为连接立即被关闭，或 400“The plain HTTP request was sent to HTTPS port”。如果换成 https:// 同样失败，则是 CONNECTION_CLOSED。',
      },
    },
  }),
  code({
    id: 'CLOCK_SKEW',
    class: 'tls',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [],
    examples: ['written.fault.tls.clock.behind', 'written.fault.tls.clock.ahead'],
    nearMisses: ['written.fault.tls.expired', 'written.fault.tls.expired.served', 'written.fault.tls.future'],
    sources: [measured, 'WSL #10006'],
    docs: null,
    seeAlso: ['TLS_EXPIRED', 'TLS_NOT_YET_VALID'],
    words: {
      en: {
        title: 'The clock of this machine is wrong',
        meaning:
          'This machine and the server disagree about the time[[ by {skew}]][[ (here {localTime}, there {serverTime})]]. Valid certificates then look expired or not yet valid, and reset times are shown wrongly.',
        causes: [
          'Time synchronisation is off, or blocked by the network.',
          'A virtual machine, container host or WSL lost time while the computer slept.',
          'The time zone was corrected by changing the clock instead of the zone.',
        ],
        fixes: [
          ...perSystem('Synchronise the clock', syncClock),
          { text: 'In WSL, restart it from PowerShell', commands: ['wsl --shutdown'] },
          { text: 'On a company network, ask which time server (NTP) is allowed' },
        ],
        tellApart:
          'Certificate errors on several unrelated sites point to the clock; on one site only, to that site (TLS_EXPIRED).',
      },
      zh: {
        title: '本机时钟不准',
        meaning:
          '本机与服务器的时间不一致[[，相差 {skew}]][[（本机 {localTime}，服务器 {serverTime}）]]。有效的证书会因此显得过期或尚未生效，限额重置时间也会显示错误。',
        causes: [
          '时间同步被关闭，或被网络拦截。',
          '虚拟机、容器宿主机或 WSL 在电脑休眠期间走慢了。',
          '时区不对时改了时钟，而没有改时区。',
        ],
        fixes: [
          ...perSystem('同步时钟', syncClock),
          { text: '如果在 WSL 里，从 PowerShell 重启它', commands: ['wsl --shutdown'] },
          { text: '在公司网络里，询问允许使用哪台时间服务器（NTP）' },
        ],
        tellApart: '多个无关网站都报证书错误，问题在时钟；只有一个网站报错，问题在那个网站（TLS_EXPIRED）。',
      },
    },
  }),
  code({
    id: 'PROXY_UNREACHABLE',
    class: 'proxy',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bClientProxyConnectionError\b|\b(?:connect to (?:127\.0\.0\.1|localhost) port|ECONNREFUSED 127\.0\.0\.1:)\s?(?:78\d\d|1080\d?|1087|10809|8118|3128|6152|20171)\b|\btunnel error: failed to create underlying connection\b|\b(?:Cannot|Unable to|Failed to|Could not) connect to proxy\b(?![^\n]{0,200}Tunnel connection failed)|\bERR_PROXY_CONNECTION_FAILED\b|\bproxyconnect tcp: dial tcp [^\n]{1,120}(?:refused|timeout)|\bProxyError\b(?![^\n]{0,400}Tunnel connection failed)[^\n]{0,300}(?:refused|\b10061\b|Cannot connect)|\bProxy CONNECT aborted\b|\bSOCKS(?:4|5|5h)? (?:proxy )?(?:connection|server)[^\n]{0,60}(?:refused|failed)|无法连接(?:到)?代理|代理服务器(?:拒绝|没有响应)/i,
      },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.refused'],
    nearMisses: [
      'py-genai.refused.repr',
      'written.fault.connect.timeout',
      'written.fault.proxy.name',
      'written.fault.proxy.silent',
    ],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['CONNECTION_REFUSED', 'PROXY_NAME_NOT_FOUND', 'PROXY_TIMEOUT'],
    words: {
      en: {
        title: 'The proxy cannot be reached',
        meaning:
          'The environment asks for a proxy[[, {proxy}, set in {proxySource}]], and no connection to it could be opened[[ ({errorCode})]]. The gateway was never contacted, so the key was not tested.',
        causes: [
          'The local proxy program (often on 127.0.0.1:7890) is not running.',
          'The port in the proxy variable is wrong, or the variable is a leftover.',
          'The company proxy is only reachable inside the company network or VPN.',
        ],
        fixes: [
          { text: 'Start the proxy program, or connect to the network that the proxy belongs to' },
          ...unixOrWindows('Or do without the proxy in this shell', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows('See where the proxy is set', showProxyUnix, showProxyWindows),
          ...unixOrWindows('Or leave out the proxy for this host only', bypassProxyUnix, bypassProxyWindows),
        ],
        tellApart:
          'The address in the error is the proxy’s, not the gateway’s; without a proxy the same error would be CONNECTION_REFUSED or CONNECT_TIMEOUT.',
      },
      zh: {
        title: '连不上代理',
        meaning:
          '环境变量要求走代理[[（{proxy}，来自 {proxySource}）]]，但连不上它[[（{errorCode}）]]。网关从未被访问，密钥没有被检验。',
        causes: [
          '本地代理程序没有运行（常见 127.0.0.1:7890）。',
          '代理变量里的端口不对，或者变量是以前遗留的。',
          '公司代理只能在公司网络或 VPN 内访问。',
        ],
        fixes: [
          { text: '启动代理程序，或连上代理所在的网络' },
          ...unixOrWindows('或者在当前终端里不用代理', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows('查看代理是在哪里设置的', showProxyUnix, showProxyWindows),
          ...unixOrWindows('或者只让这个主机不走代理', bypassProxyUnix, bypassProxyWindows),
        ],
        tellApart:
          '错误里的地址是代理的，不是网关的；如果没有代理，同样的错误就是 CONNECTION_REFUSED 或 CONNECT_TIMEOUT。',
      },
    },
  }),
  code({
    id: 'PROXY_NAME_NOT_FOUND',
    class: 'proxy',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bCould not resolve proxy\b|\bproxyconnect tcp: dial tcp: lookup\b|\bProxyError\b[^\n]{0,300}(?:Name or service not known|getaddrinfo failed|nodename nor servname)/i,
      },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.name', 'written.text.proxy.name'],
    nearMisses: ['curl-i.chat.dns.o', 'written.fault.proxy.refused', 'written.fault.proxy.socks'],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['DNS_NOT_FOUND', 'PROXY_UNREACHABLE', 'PROXY_CONFIG_INVALID'],
    words: {
      en: {
        title: 'The host name of the proxy does not exist',
        meaning:
          'The name that failed is the proxy’s[[: {proxy}, set in {proxySource}]]. The gateway’s name was not even looked up, and the key was not tested.',
        causes: [
          'The proxy belongs to a company network that this machine is not connected to.',
          'A typing error in the proxy variable, or a leftover from another network.',
        ],
        fixes: [
          { text: 'Connect to the company network or VPN that the proxy belongs to' },
          ...unixOrWindows('Or do without the proxy in this shell', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows('See where the proxy is set, and correct the name', showProxyUnix, showProxyWindows),
        ],
        tellApart:
          'Clients print the failing name (ENOTFOUND): if it is not the host of the base URL, it is the proxy. The gateway’s own name missing is DNS_NOT_FOUND.',
      },
      zh: {
        title: '代理的域名不存在',
        meaning: '查不到的是代理的域名[[：{proxy}，来自 {proxySource}]]。网关的域名根本还没有去查，密钥没有被检验。',
        causes: ['代理属于公司网络，而本机没有连上。', '代理变量拼写有误，或是在别的网络里遗留下来的。'],
        fixes: [
          { text: '连上代理所在的公司网络或 VPN' },
          ...unixOrWindows('或者在当前终端里不用代理', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows('查看代理是在哪里设置的，并改正域名', showProxyUnix, showProxyWindows),
        ],
        tellApart:
          '客户端会打印出查不到的名字（ENOTFOUND）：如果它不是 Base URL 的主机，那就是代理。网关域名查不到则是 DNS_NOT_FOUND。',
      },
    },
  }),
  code({
    id: 'PROXY_AUTH_REQUIRED',
    class: 'proxy',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      { status: 407 },
      {
        client:
          /\bProxy Authentication Required\b|\btunnel error: proxy authorization required\b|\b(?:response|code|status|failed:?) 407\b|\bERR_PROXY_AUTH\w*|\b407 from proxy\b|代理.{0,8}(?:认证|身份验证)/i,
      },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.407', 'written.text.proxy.407'],
    nearMisses: ['written.fault.proxy.403', 'js-openai-chat.badkey.str'],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['PROXY_FORBIDDEN', 'HTTP_401'],
    words: {
      en: {
        title: 'The proxy wants a user name and password',
        meaning:
          'The proxy[[ {proxy}, set in {proxySource},]] answered 407: sign in first. The request never reached the gateway; this is not about your API key.',
        causes: [
          'The proxy address carries no user name and password.',
          'The password has changed, or special characters in it are not percent-encoded.',
          'The proxy wants Kerberos or NTLM, which command-line programs mostly cannot do.',
        ],
        fixes: [
          ...unixOrWindows(
            'Put your network login into the proxy address (percent-encode special characters, such as %40 for @)',
            proxyLoginUnix,
            proxyLoginWindows,
          ),
          { text: 'If it wants Kerberos or NTLM, run a local helper such as cntlm or px and use that as the proxy' },
          { text: 'Ask the people of your network for a login for programs, or to allow this host without one' },
        ],
        tellApart: '407 comes from the proxy; 401 comes from the gateway and is about the key.',
      },
      zh: {
        title: '代理要求用户名和密码',
        meaning: '代理[[（{proxy}，来自 {proxySource}）]]答复 407：需要先登录。请求没有到达网关，与密钥无关。',
        causes: [
          '代理地址里没有写用户名和密码。',
          '密码已更改，或其中的特殊字符没有做百分号编码。',
          '代理要求 Kerberos 或 NTLM，命令行程序大多不支持。',
        ],
        fixes: [
          ...unixOrWindows(
            '把网络账号写进代理地址（特殊字符要做百分号编码，例如 @ 写成 %40）',
            proxyLoginUnix,
            proxyLoginWindows,
          ),
          { text: '如果要求 Kerberos 或 NTLM，在本机运行 cntlm 或 px 之类的中转程序，并把它设为代理' },
          { text: '请网络管理员提供程序专用账号，或让该域名免登录通过' },
        ],
        tellApart: '407 来自代理；401 来自网关，说的是密钥。',
      },
    },
  }),
  code({
    id: 'PROXY_FORBIDDEN',
    class: 'proxy',
    owner: 'network',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bCONNECT tunnel failed, response 403\b|\bX-Squid-Error: ERR_ACCESS_DENIED\b|\b403 from proxy\b|\bTunnel connection failed: 403\b|\bproxy (?:refused|denied|forbade)\b/i,
      },
      { status: 403, header: ['x-squid-error', /^ERR_ACCESS_DENIED\b/] },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.403', 'written.text.proxy.403'],
    nearMisses: ['claude.ipwhite', 'written.fault.proxy.407', 'js-openai-chat.expired.tb'],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['PROXY_AUTH_REQUIRED', 'ACCESS_DENIED', 'HTTP_403'],
    words: {
      en: {
        title: 'The proxy does not allow this host',
        meaning:
          'The proxy[[ {proxy}, set in {proxySource},]] refused to connect[[ to {host}]][[ (status {status})]]. The request never reached the gateway; this is not about your API key.',
        causes: [
          'A rule of the proxy blocks this host, its category (often “AI”), or its port.',
          'The proxy allows only certain users or machines.',
        ],
        fixes: [
          { text: 'Ask the people of your network to allow the host, port 443' },
          ...unixOrWindows(
            'If your network permits direct connections, leave out the proxy for this host',
            bypassProxyUnix,
            bypassProxyWindows,
          ),
          { text: 'Try from a network without that proxy to prove that the gateway itself works' },
        ],
        tellApart:
          'This 403 answers the request for a tunnel and carries no ToRouter message. A 403 of the gateway comes after the tunnel, as JSON with a code such as ACCESS_DENIED.',
      },
      zh: {
        title: '代理不允许访问该主机',
        meaning:
          '代理[[（{proxy}，来自 {proxySource}）]]拒绝连接[[ {host}]][[（状态码 {status}）]]。请求没有到达网关，与密钥无关。',
        causes: ['代理规则屏蔽了该域名、它所属的分类（常见是“AI”）或端口。', '代理只允许特定的用户或机器。'],
        fixes: [
          { text: '请网络管理员放行该域名的 443 端口' },
          ...unixOrWindows('如果网络允许直连，让该主机不走代理', bypassProxyUnix, bypassProxyWindows),
          { text: '换一个没有该代理的网络再试，以证明网关本身正常' },
        ],
        tellApart:
          '这个 403 是代理对建立隧道的答复，不含 ToRouter 的信息。网关自己的 403 在隧道建立之后才出现，是带有 ACCESS_DENIED 之类代码的 JSON。',
      },
    },
  }),
  code({
    id: 'PROXY_BAD_GATEWAY',
    class: 'proxy',
    owner: 'network',
    retry: 'backoff',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bCONNECT tunnel failed, response 50[0-3]\b|\b50[0-3] from proxy\b|\bTunnel connection failed: 50[0-3]\b/i,
      },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.502', 'written.text.proxy.502'],
    nearMisses: ['claude.up500', 'up502.gemini.models.gemini', 'written.fault.proxy.silent'],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['PROXY_TIMEOUT', 'BAD_GATEWAY_PAGE', 'UPSTREAM_UNAVAILABLE'],
    words: {
      en: {
        title: 'The proxy could not reach the gateway',
        meaning:
          'The proxy[[ {proxy}, set in {proxySource},]] answered[[ {status}]] that it cannot connect[[ to {host}]]. The request never reached the gateway.',
        causes: [
          'The proxy cannot look up the host name, or its own way out is broken.',
          'The exit node of a local proxy program is down.',
          'The gateway is down.',
        ],
        fixes: [
          { text: 'In a local proxy program, switch to another node; then try again' },
          ...unixOrWindows('Try without the proxy', dropProxyUnix, dropProxyWindows),
          { text: 'For a company proxy, give its people the host, the time and the status' },
        ],
        tellApart:
          'The proxy says this before a tunnel exists. A 502 that comes through the tunnel is the gateway’s: UPSTREAM_UNAVAILABLE as JSON, BAD_GATEWAY_PAGE as a web page.',
      },
      zh: {
        title: '代理连不上网关',
        meaning: '代理[[（{proxy}，来自 {proxySource}）]]答复[[ {status}：]]无法连接[[ {host}]]。请求没有到达网关。',
        causes: ['代理解析不了该域名，或它自己的出口有问题。', '本地代理程序的出口节点失效。', '网关停机。'],
        fixes: [
          { text: '在本地代理程序里换一个节点，然后重试' },
          ...unixOrWindows('不用代理再试', dropProxyUnix, dropProxyWindows),
          { text: '如果是公司代理，把主机、时间和状态码告诉其管理员' },
        ],
        tellApart:
          '这是隧道建立之前代理自己说的。经隧道返回的 502 属于网关：JSON 是 UPSTREAM_UNAVAILABLE，网页是 BAD_GATEWAY_PAGE。',
      },
    },
  }),
  code({
    id: 'PROXY_TIMEOUT',
    class: 'proxy',
    owner: 'network',
    retry: 'backoff',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bCONNECT tunnel failed, response 504\b|\b504 from proxy\b|\bTunnel connection failed: 504\b|\bproxy (?:CONNECT|connection) timed out\b/i,
      },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.silent', 'written.text.proxy.504'],
    nearMisses: ['t-py-openai.timeout.repr', 'written.fault.proxy.refused', 'written.fault.connect.timeout'],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['PROXY_UNREACHABLE', 'CONNECT_TIMEOUT', 'RESPONSE_TIMEOUT'],
    words: {
      en: {
        title: 'The proxy did not answer in time',
        meaning:
          'The proxy[[ {proxy}, set in {proxySource},]] was reached, but gave no answer to the request for a tunnel[[ within {timeout} s]]. The gateway was not contacted.',
        causes: [
          'The proxy cannot reach the gateway and waits itself.',
          'The proxy is overloaded, or the exit node of a local proxy program is down.',
          'The port belongs to something that is no HTTP proxy (for example SOCKS).',
        ],
        fixes: [
          { text: 'In a local proxy program, switch to another node and check its HTTP port; then try again' },
          ...unixOrWindows('Try without the proxy', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows(
            'See how far the proxy gets',
            ['curl -v --max-time 20 -x "$HTTPS_PROXY" https://{host}/health'],
            ['curl.exe -v --max-time 20 -x "$env:HTTPS_PROXY" https://{host}/health'],
          ),
        ],
        tellApart:
          'The proxy accepted the connection; if it had not, this would be PROXY_UNREACHABLE. Silence after the tunnel stands is RESPONSE_TIMEOUT.',
      },
      zh: {
        title: '代理没有及时答复',
        meaning:
          '已连上代理[[（{proxy}，来自 {proxySource}）]]，但它[[在 {timeout} 秒内]]没有答复建立隧道的请求。网关没有被访问。',
        causes: [
          '代理自己连不上网关，也在等待。',
          '代理过载，或本地代理程序的出口节点失效。',
          '该端口不是 HTTP 代理（例如是 SOCKS）。',
        ],
        fixes: [
          { text: '在本地代理程序里换一个节点，并核对它的 HTTP 端口，然后重试' },
          ...unixOrWindows('不用代理再试', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows(
            '看看代理进行到哪一步',
            ['curl -v --max-time 20 -x "$HTTPS_PROXY" https://{host}/health'],
            ['curl.exe -v --max-time 20 -x "$env:HTTPS_PROXY" https://{host}/health'],
          ),
        ],
        tellApart: '代理已接受连接；如果连都连不上，是 PROXY_UNREACHABLE。隧道建立之后没有答复，是 RESPONSE_TIMEOUT。',
      },
    },
  }),
  code({
    id: 'PROXY_PROTOCOL_ERROR',
    class: 'proxy',
    owner: 'network',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bcurl: \(97\)|\bproxyconnect tcp: (?:tls|malformed)|\bSOCKS[45]?(?:Error)?\b[^\n]{0,40}(?:invalid version|unexpected|protocol error)|\bReceived invalid version in initial SOCKS5 response\b|\bTunnel connection failed: 400\b/i,
      },
    ],
    reasons: { local_target: localTarget },
    examples: ['written.fault.proxy.400', 'written.fault.proxy.closed'],
    nearMisses: ['written.fault.proxy.socks', 'written.fault.proxy.refused', 'written.fault.ssh'],
    sources: [measured, 'nodejs/undici #3897'],
    docs: undiciProxyDocs,
    seeAlso: ['PROXY_CONFIG_INVALID', 'PROXY_UNREACHABLE', 'NOT_HTTP'],
    words: {
      en: {
        title: 'The proxy does not behave like an HTTP proxy',
        meaning:
          'What listens at the proxy address[[ {proxy}, set in {proxySource},]] closed the connection or gave an answer that is not HTTP[[: {preview}]]. The gateway was not contacted.',
        causes: [
          'The port is the SOCKS port of the proxy program, not its HTTP port.',
          'The proxy address says http:// while the proxy speaks https, or the other way round.',
          'The proxy refuses tunnels by closing the connection.',
        ],
        fixes: [
          { text: 'Look up the HTTP (or “mixed”) port in the proxy program and put it into HTTPS_PROXY' },
          ...unixOrWindows(
            'Set it with http://, which nearly every proxy speaks',
            ['export HTTPS_PROXY=http://PROXY_HOST:PORT'],
            ['$env:HTTPS_PROXY = "http://PROXY_HOST:PORT"'],
          ),
          ...unixOrWindows('Or do without the proxy', dropProxyUnix, dropProxyWindows),
        ],
        tellApart:
          'The proxy was reached and answered wrongly. PROXY_CONFIG_INVALID: the address itself cannot be used, so nothing was tried.',
      },
      zh: {
        title: '对方不像是 HTTP 代理',
        meaning:
          '代理地址[[（{proxy}，来自 {proxySource}）]]上的程序关闭了连接，或者返回了非 HTTP 的内容[[：{preview}]]。网关没有被访问。',
        causes: [
          '该端口是代理程序的 SOCKS 端口，而不是 HTTP 端口。',
          '代理地址写的是 http://，代理却使用 https，或者正好相反。',
          '代理以关闭连接的方式拒绝建立隧道。',
        ],
        fixes: [
          { text: '在代理程序里查 HTTP（或“混合”）端口，填入 HTTPS_PROXY' },
          ...unixOrWindows(
            '用 http:// 开头设置，几乎所有代理都支持',
            ['export HTTPS_PROXY=http://PROXY_HOST:PORT'],
            ['$env:HTTPS_PROXY = "http://PROXY_HOST:PORT"'],
          ),
          ...unixOrWindows('或者不用代理', dropProxyUnix, dropProxyWindows),
        ],
        tellApart: '这里代理连上了，但应答不对。PROXY_CONFIG_INVALID 是地址本身不可用，根本没有去连。',
      },
    },
  }),
  code({
    id: 'PROXY_CONFIG_INVALID',
    class: 'proxy',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bUsing SOCKS proxy, but the 'socksio' package\b|\bMissing dependencies for SOCKS support\b|\bUnable to determine SOCKS version\b/i,
        reason: 'socks_scheme',
      },
      {
        client:
          /\bUnknown (?:scheme|protocol) for proxy\b|\bUnsupported proxy (?:scheme|protocol|syntax)\b|\bproxy scheme .{0,40}not supported\b|\bUnsupported scheme for proxy\b/i,
        reason: 'unsupported_scheme',
      },
      {
        client: /\bProxy URL had no scheme\b|\bproxy (?:URL|address)[^\n]{0,40}missing (?:a )?scheme\b/i,
        reason: 'missing_scheme',
      },
      {
        client:
          /\b(?:Invalid|malformed) proxy (?:URL|address)\b|\bProxySchemeUnknown\b|\binvalid proxy address\b|\bFailed to parse[^\n]{0,40}proxy\b/i,
        reason: 'malformed',
      },
    ],
    reasons: {
      local_target: {
        match: [],
        words: {
          en: {
            title: 'The proxy is used for a host that is near',
            meaning:
              'The base URL points to this machine or your own network[[ ({host})]], and {proxySource} still sends the request through the proxy[[ {proxy}]]. curl, Python and undici do the same; it works only as long as the proxy can reach that host.',
            causes: ['NO_PROXY does not name the host, although it needs no proxy.'],
            fixes: unixOrWindows('Leave out the proxy for this host', bypassProxyUnix, bypassProxyWindows),
          },
          zh: {
            title: '访问近处的主机也走了代理',
            meaning:
              'Base URL 指向本机或自己的网络[[（{host}）]]，{proxySource} 却仍让请求经过代理[[ {proxy}]]。curl、Python 和 undici 也是如此；只有代理能访问该主机时才行得通。',
            causes: ['NO_PROXY 里没有这个主机，而它并不需要代理。'],
            fixes: unixOrWindows('让该主机不走代理', bypassProxyUnix, bypassProxyWindows),
          },
        },
      },
      case_disagreement: {
        match: [],
        words: {
          en: {
            title: 'Two spellings of a proxy variable disagree',
            meaning:
              'Both {envName} and {proxySource} are set, with different values. torouter and curl take the lower-case one; other programs may take the other.',
            causes: ['A start-up file sets one spelling and a program or container the other.'],
            fixes: [
              ...unixOrWindows('See both', showProxyUnix, showProxyWindows),
              { text: 'Give both the same value, or remove one' },
            ],
          },
          zh: {
            title: '代理变量的两种写法不一致',
            meaning: '{envName} 和 {proxySource} 都设置了，值却不同。torouter 和 curl 取小写的，其他程序可能取另一个。',
            causes: ['启动文件设置了一种写法，程序或容器设置了另一种。'],
            fixes: [
              ...unixOrWindows('查看两者', showProxyUnix, showProxyWindows),
              { text: '把两者设成相同的值，或去掉一个' },
            ],
          },
        },
      },
      missing_port: {
        match: [],
        words: {
          en: {
            title: 'The proxy address names no port',
            meaning:
              '{proxySource} has no port. torouter and Node programs then use port {port}, curl uses 1080, so they take different roads.',
          },
          zh: {
            title: '代理地址没有端口',
            meaning: '{proxySource} 没有写端口。torouter 和 Node 程序会用 {port} 端口，curl 用 1080，走的路不同。',
          },
        },
      },
      no_proxy_rule_invalid: {
        match: [],
        words: {
          en: {
            title: 'An entry of NO_PROXY cannot be read',
            meaning:
              'The entry {given} of {envName} is no host name, address or range, so it exempts nothing. Write a bare name (with its subdomains), .suffix, an address, a range such as 10.0.0.0/8, or * for everything.',
            causes: [
              'A URL with scheme or path, or a wildcard in the middle, stands where only names and addresses count.',
            ],
            fixes: unixOrWindows(
              'Name the host as it stands in the base URL',
              ['export NO_PROXY={host}'],
              ['$env:NO_PROXY = "{host}"'],
            ),
          },
          zh: {
            title: 'NO_PROXY 里有一项无法识别',
            meaning:
              '{envName} 里的 {given} 不是域名、地址或网段，所以不起作用。可以写域名（含其子域名）、.后缀、地址、10.0.0.0/8 这样的网段，或用 * 表示全部。',
            causes: ['写成了带协议或路径的 URL，或在中间用了通配符；这里只认域名和地址。'],
            fixes: unixOrWindows(
              '按 Base URL 里的写法填主机名',
              ['export NO_PROXY={host}'],
              ['$env:NO_PROXY = "{host}"'],
            ),
          },
        },
      },
      socks_scheme: {
        match: [],
        words: {
          en: {
            title: 'A SOCKS proxy is set, which is not supported',
            meaning:
              'The value[[ of {proxySource}]] names a SOCKS proxy[[; supported: {schemes}]]. Proxy programs usually offer an HTTP port too, often the same or the next number.',
            fixes: [
              ...unixOrWindows(
                'Use the HTTP (or “mixed”) port of the same proxy program',
                ['export HTTPS_PROXY=http://PROXY_HOST:HTTP_PORT'],
                ['$env:HTTPS_PROXY = "http://PROXY_HOST:HTTP_PORT"'],
              ),
              ...unixOrWindows('Or do without the proxy in this shell', dropProxyUnix, dropProxyWindows),
            ],
          },
          zh: {
            title: '设置的是 SOCKS 代理，不受支持',
            meaning:
              '[[{proxySource} 的]]值是 SOCKS 代理[[；支持的写法：{schemes}]]。代理程序通常也提供 HTTP 端口，往往相同或相邻。',
            fixes: [
              ...unixOrWindows(
                '改用同一代理程序的 HTTP（或“混合”）端口',
                ['export HTTPS_PROXY=http://PROXY_HOST:HTTP_PORT'],
                ['$env:HTTPS_PROXY = "http://PROXY_HOST:HTTP_PORT"'],
              ),
              ...unixOrWindows('或者在当前终端里不用代理', dropProxyUnix, dropProxyWindows),
            ],
          },
        },
      },
      missing_scheme: {
        match: [],
        words: {
          en: {
            title: 'The proxy address lacks http:// in front',
            meaning: 'The value[[ of {proxySource}]] has host and port only. curl accepts that, Node programs do not.',
          },
          zh: {
            title: '代理地址缺少 http:// 前缀',
            meaning: '[[{proxySource} 的]]值只有主机和端口。curl 能接受，Node 程序不能。',
          },
        },
      },
      unsupported_scheme: {
        match: [],
        words: {
          en: {
            title: 'This kind of proxy address is not supported',
            meaning:
              'The value[[ of {proxySource}]] begins with a scheme that is no HTTP proxy[[; supported: {schemes}]]. Nothing was sent.',
          },
          zh: {
            title: '不支持这种代理地址',
            meaning:
              '[[{proxySource} 的]]值以不受支持的协议开头，不是 HTTP 代理[[；支持的写法：{schemes}]]。没有发送任何内容。',
          },
        },
      },
      malformed: {
        match: [],
        words: {
          en: {
            title: 'The proxy address cannot be read',
            meaning:
              'The value[[ of {proxySource}]] is no valid address. Often a special character in the password is the reason: write @ as %40, the colon as %3A, / as %2F, # as %23 and % as %25.',
          },
          zh: {
            title: '代理地址无法识别',
            meaning:
              '[[{proxySource} 的]]值不是合法地址。常见原因是密码里有特殊字符：@ 写成 %40，: 写成 %3A，/ 写成 %2F，# 写成 %23，% 写成 %25。',
          },
        },
      },
    },
    examples: [
      'written.fault.proxy.socks',
      'written.fault.proxy.no-scheme',
      'written.fault.proxy.broken',
      'written.text.proxy.scheme',
      'written.env.socks',
    ],
    nearMisses: ['written.fault.proxy.refused', 'written.fault.proxy.name', 'written.fault.proxy.400'],
    sources: [measured],
    docs: undiciProxyDocs,
    seeAlso: ['PROXY_PROTOCOL_ERROR', 'PROXY_UNREACHABLE'],
    words: {
      en: {
        title: 'The proxy address in the environment cannot be used',
        meaning:
          'The value[[ of {proxySource}]] is no usable proxy address[[; supported: {schemes}]]. Nothing was sent. Other programs may ignore the value or fail in their own way.',
        causes: [
          'The address lacks http:// in front.',
          'The address is one of a SOCKS proxy.',
          'A special character in the password is not percent-encoded, or the port is not a number.',
        ],
        fixes: [
          ...unixOrWindows(
            'Write it as a full address',
            ['export HTTPS_PROXY=http://PROXY_HOST:PORT'],
            ['$env:HTTPS_PROXY = "http://PROXY_HOST:PORT"'],
          ),
          ...unixOrWindows('Or do without the proxy in this shell', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows('See which variables are set', showProxyUnix, showProxyWindows),
        ],
        tellApart:
          'The value itself is wrong, so no connection was tried. When it can be read but nobody is there, the code is PROXY_UNREACHABLE or PROXY_NAME_NOT_FOUND.',
      },
      zh: {
        title: '环境变量里的代理地址不可用',
        meaning:
          '[[{proxySource} 的]]值不是可用的代理地址[[；支持的写法：{schemes}]]。没有发送任何内容。其他程序可能会忽略这个值，或以各自的方式报错。',
        causes: [
          '地址前面缺少 http://。',
          '写的是 SOCKS 代理的地址。',
          '密码里的特殊字符没有做百分号编码，或端口不是数字。',
        ],
        fixes: [
          ...unixOrWindows(
            '写成完整的地址',
            ['export HTTPS_PROXY=http://PROXY_HOST:PORT'],
            ['$env:HTTPS_PROXY = "http://PROXY_HOST:PORT"'],
          ),
          ...unixOrWindows('或者在当前终端里不用代理', dropProxyUnix, dropProxyWindows),
          ...unixOrWindows('查看设置了哪些代理变量', showProxyUnix, showProxyWindows),
        ],
        tellApart: '这里是值本身有误，没有尝试连接。能读懂但连不上的，是 PROXY_UNREACHABLE 或 PROXY_NAME_NOT_FOUND。',
      },
    },
  }),
];
