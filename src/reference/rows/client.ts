/** Rows about the user's own side: the key as it was typed, and the settings of a client program. */
import { code } from '../code';
import {
  baseUrlPage,
  bestPractices,
  blockedKey,
  docsRoot,
  enterKey,
  enterKeyWindows,
  listVariables,
  rotate,
} from '../steps/account';

export const clientRows = [
  code({
    id: 'KEY_MALFORMED',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bIllegal header value b?['"]|\binvalid header field value for "?(?:Authorization|X-Api-Key|X-Goog-Api-Key)|\bInvalid character in header content\b|\bERR_INVALID_CHAR\b|\bInvalid (?:leading whitespace|header value|return character)|\bfailed to parse header value\b|\binvalid HTTP header (?:value|parsed)\b|\bheader value contains invalid\b|\bis an invalid header value\b|\bNewlines? .{0,30}in header\b/i,
      },
    ],
    reasons: {
      whitespace: {
        match: [
          { client: /\bIllegal header value b?['"](?:Bearer )?[^'"\n\\]{4,400} ['"]|\bInvalid leading whitespace\b/i },
        ],
        words: {
          en: {
            title: 'There is a space in the key[[ in {envName}]]',
            meaning:
              'The value holds spaces or tabs, mostly at its end. Some clients cut them off silently, others fail, so the same key works in one program and not in the next.',
            causes: [
              'A space was copied along with the key.',
              'The key is split by a space or tab, as when it was copied over two columns.',
            ],
            fixes: [
              {
                text: 'Remove the blanks in this shell',
                commands: ['export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | tr -d \'[:space:]\')"'],
              },
              {
                text: 'Correct it where it is stored[[ ({envName})]]: shell profile, .env file, settings of the client',
              },
              enterKeyWindows.en,
            ],
          },
          zh: {
            title: '密钥里有空格[[（{envName}）]]',
            meaning:
              '密钥里有空格或制表符，多半在末尾。有的客户端会悄悄去掉，有的会报错，所以同一个密钥可能在一个程序里能用，在另一个里不能。',
            causes: ['复制密钥时带上了空格。', '密钥中间被空格或制表符断开，比如跨列复制。'],
            fixes: [
              {
                text: '在当前 shell 里去掉空白字符',
                commands: ['export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | tr -d \'[:space:]\')"'],
              },
              { text: '再改掉源头[[（{envName}）]]：shell 配置、.env 文件或客户端设置' },
              enterKeyWindows.zh,
            ],
          },
        },
      },
      newline: {
        match: [{ client: /\bIllegal header value b?['"][^'"\n]{4,400}\\[nr]/i }],
        words: {
          en: {
            title: 'There is a line break in the key[[ in {envName}]]',
            meaning:
              'The value holds a line break, which no HTTP header may carry. Clients fail in different ways: a connection error, an exception that prints the key, or a request without any key.',
            causes: [
              'The key was read from a file or secret that ends in a line break.',
              'The key was pasted over two lines.',
            ],
            fixes: [
              {
                text: 'Remove the line break in this shell',
                commands: ['export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | tr -d \'[:space:]\')"'],
              },
              {
                text: 'Write the file or secret without a final line break: use `printf %s` in place of `echo`',
              },
              { text: 'If a message with the key in it was logged or shared, replace the key', page: '/keys' },
            ],
          },
          zh: {
            title: '密钥里有换行[[（{envName}）]]',
            meaning:
              '密钥里有换行，HTTP 请求头不允许。不同客户端的表现不一样：报连接错误、抛出带密钥原文的异常，或者发出不带密钥的请求。',
            causes: ['密钥读自文件或 secret，末尾带了换行。', '粘贴时密钥断成了两行。'],
            fixes: [
              {
                text: '在当前 shell 里去掉换行',
                commands: ['export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | tr -d \'[:space:]\')"'],
              },
              { text: '写文件或 secret 时不要带末尾换行：用 `printf %s` 代替 `echo`' },
              { text: '如果带密钥的报错已经进了日志或发给了别人，请更换密钥', page: '/keys' },
            ],
          },
        },
      },
      quotes: {
        match: [],
        words: {
          en: {
            title: 'The key is wrapped in quotes[[ in {envName}]]',
            meaning:
              'Quotation marks became part of the value. The gateway would see another text than the key and refuse it.',
            causes: [
              'A .env file has the key in quotes, and the program that reads it keeps them.',
              'Quotes were typed into a settings field, or doubled in a container or CI setting.',
            ],
            fixes: [
              {
                text: 'Remove the quotes in this shell',
                commands: ['export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | tr -d "\\"\'")"'],
              },
              {
                text: 'Remove them where the key is stored[[ ({envName})]]: write NAME=value without quotes in the .env file',
              },
              enterKeyWindows.en,
            ],
          },
          zh: {
            title: '密钥外面带了引号[[（{envName}）]]',
            meaning: '引号成了密钥的一部分，网关收到的内容和真正的密钥不同，会拒绝。',
            causes: [
              '.env 文件里给密钥加了引号，而读取它的程序没有去掉。',
              '在设置界面里输入了引号，或者容器、CI 配置里多套了一层。',
            ],
            fixes: [
              {
                text: '在当前 shell 里去掉引号',
                commands: ['export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | tr -d "\\"\'")"'],
              },
              { text: '再改掉源头[[（{envName}）]]：.env 文件里写 NAME=value，不加引号' },
              enterKeyWindows.zh,
            ],
          },
        },
      },
      bearer_prefix: {
        match: [],
        words: {
          en: {
            title: 'The key begins with the word "Bearer"[[ in {envName}]]',
            meaning:
              'The client adds `Bearer` itself, so the gateway would receive `Bearer Bearer sk-…` and refuse it.',
            causes: [
              'The value was copied from a header or a curl line together with `Bearer`.',
              'The client asks for a key, not for a whole header value.',
            ],
            fixes: [
              {
                text: 'Remove the word in this shell',
                commands: [
                  'export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | sed \'s/^[Bb][Ee][Aa][Rr][Ee][Rr][ :]*//\')"',
                ],
              },
              { text: 'Correct it where it is stored[[ ({envName})]]: only the part that starts with sk-' },
              enterKeyWindows.en,
            ],
          },
          zh: {
            title: '密钥前面多了“Bearer”[[（{envName}）]]',
            meaning: '客户端会自己加 `Bearer`，网关收到的就成了 `Bearer Bearer sk-…`，会拒绝。',
            causes: [
              '从请求头或 curl 命令里复制时，连 `Bearer` 一起带了过来。',
              '客户端要的是密钥本身，不是完整的请求头。',
            ],
            fixes: [
              {
                text: '在当前 shell 里去掉它',
                commands: [
                  'export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | sed \'s/^[Bb][Ee][Aa][Rr][Ee][Rr][ :]*//\')"',
                ],
              },
              { text: '再改掉源头[[（{envName}）]]：只保留 sk- 开头的部分' },
              enterKeyWindows.zh,
            ],
          },
        },
      },
      non_ascii: {
        match: [
          {
            client:
              /'(?:ascii|latin-1)' codec can't encode|\bCannot convert argument to a ByteString\b|\bordinal not in range\b|\bString contains non ISO-8859-1 code point\b|\bnon-ASCII characters? in (?:the )?(?:header|key)\b|\bUnicodeEncodeError\b/i,
          },
        ],
        words: {
          en: {
            title: 'The key holds a character that no key has[[ in {envName}]]',
            meaning:
              'One character is not plain ASCII: invisible, a look-alike, or from another script.[[ It is {codePoint}, at position {position}.]] Most clients stop before sending.',
            causes: [
              'The key went through a chat, a document or a web page that put in a zero-width space, a long dash or a non-breaking space.',
              'A character was typed with an input method switched on.',
              'Explanatory text was copied along with the key.',
            ],
            fixes: [
              {
                text: 'Show the foreign bytes, without showing the key',
                commands: ['printf %s "$TOROUTER_API_KEY" | LC_ALL=C tr -d \'\\041-\\176\' | od -An -tx1'],
              },
              {
                text: 'If the character is an invisible extra, remove it; if it replaced another one, the key must be copied again',
                commands: [
                  'export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | LC_ALL=C tr -cd \'\\041-\\176\')"',
                ],
              },
              { text: 'If no clean copy is left, create a new key', page: '/keys' },
              enterKeyWindows.en,
            ],
          },
          zh: {
            title: '密钥里混进了不该有的字符[[（{envName}）]]',
            meaning:
              '其中有非 ASCII 字符：看不见的字符、形近字符，或其他文字。[[它是 {codePoint}，位于第 {position} 位。]]多数客户端在发送前就会报错。',
            causes: [
              '密钥经过聊天软件、文档或网页，被塞进了零宽空格、破折号或不间断空格。',
              '开着输入法打进了字符。',
              '把密钥旁边的说明文字一起复制了。',
            ],
            fixes: [
              {
                text: '查看混进来的字节（不会显示密钥本身）',
                commands: ['printf %s "$TOROUTER_API_KEY" | LC_ALL=C tr -d \'\\041-\\176\' | od -An -tx1'],
              },
              {
                text: '如果只是多出来的隐形字符，删掉即可；如果是替换了原有字符，必须重新复制密钥',
                commands: [
                  'export TOROUTER_API_KEY="$(printf %s "$TOROUTER_API_KEY" | LC_ALL=C tr -cd \'\\041-\\176\')"',
                ],
              },
              { text: '如果手上没有干净的原文，就新建一个密钥', page: '/keys' },
              enterKeyWindows.zh,
            ],
          },
        },
      },
      url: {
        match: [],
        words: {
          en: {
            title: 'A URL stands where the key should be[[ in {envName}]]',
            meaning: 'The value is a web address, not a key. Most likely key and base URL changed places.',
            causes: [
              "Base URL and key were pasted into each other's field.",
              'A link to the portal was copied in place of the key.',
            ],
            fixes: [
              {
                text: 'Put the address into the base URL setting, and the key that starts with sk- into the key setting',
              },
              enterKey.en,
              enterKeyWindows.en,
            ],
          },
          zh: {
            title: '该填密钥的地方填了 URL[[（{envName}）]]',
            meaning: '这个值是网址，不是密钥，多半是密钥和 base URL 填反了。',
            causes: ['base URL 和密钥互相填错了位置。', '复制成了控制台的链接，而不是密钥。'],
            fixes: [{ text: '网址填到 base URL，sk- 开头的密钥填到密钥设置里' }, enterKey.zh, enterKeyWindows.zh],
          },
        },
      },
      empty: {
        match: [{ client: /\bIllegal header value b?['"]Bearer ?['"]/i }],
        words: {
          en: {
            title: 'The key setting is there, but empty[[: {envName}]]',
            meaning:
              'A variable or setting for the key exists and holds nothing. Some clients stop, others send a request without a key.',
            causes: [
              'It was set from another variable or secret that is not available here.',
              'A template of a .env file was copied and never filled in.',
            ],
            fixes: [
              enterKey.en,
              enterKeyWindows.en,
              { text: 'Fill it in where it is stored[[ ({envName})]], or remove the empty entry' },
            ],
          },
          zh: {
            title: '设置了密钥，但内容是空的[[：{envName}]]',
            meaning: '存放密钥的变量或设置存在，但没有内容。有的客户端会直接报错，有的会发出不带密钥的请求。',
            causes: ['它取自另一个变量或 secret，而那个值在这里取不到。', '复制了 .env 模板，但没有填写。'],
            fixes: [enterKey.zh, enterKeyWindows.zh, { text: '在源头[[（{envName}）]]填上密钥，或删掉这个空设置' }],
          },
        },
      },
    },
    examples: [
      'go-openai.keynl.tb',
      'py-openai-chat.keyuni.str',
      'written.key.space',
      'written.key.newline',
      'written.key.quotes',
      'written.key.bearer',
      'written.key.url',
      'written.key.empty',
      'written.fault.key.unsendable',
      'written.key.newline.inside',
      'written.key.zero-width',
    ],
    nearMisses: ['written.key.good', 'written.key.sample', 'opencode.nokey', 'claude.badkey'],
    sources: [
      'recorded: py-openai-chat.keynl.tb',
      'recorded: py-openai-chat.keyspace.tb',
      'recorded: js-openai-chat.keyuni.str',
      'recorded: py-anthropic.emptykey.tb',
      'recorded: codex.keynl',
      'agentspan #260',
      'RooCode #7483',
      'owl #249',
      'Dokploy #3576',
      'continue #10250',
    ],
    docs: blockedKey,
    seeAlso: ['KEY_PLACEHOLDER', 'API_KEY_REQUIRED', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The text of the key is damaged[[ in {envName}]]',
        meaning:
          'The value that should be the key holds something that cannot be part of one, so no client can send it as it is.[[ The first such character is {codePoint}, at position {position}.]] Whether the key itself is good has not been checked.',
        causes: [
          'Something was copied along: a space, a line break, quotes, the word `Bearer`, an invisible character.',
          'An editor, chat or document replaced characters, such as a hyphen by a dash.',
          'Something else was pasted, such as a URL.',
        ],
        fixes: [
          {
            text: 'Show what does not belong in a key, without showing the key',
            commands: ['printf %s "$TOROUTER_API_KEY" | LC_ALL=C tr -d \'\\041-\\176\' | od -An -tx1'],
          },
          enterKey.en,
          enterKeyWindows.en,
          {
            text: 'If no clean copy is left, create a new key: a key is shown once and cannot be shown again',
            page: '/keys',
          },
        ],
        tellApart:
          "The client fails before or while sending: `Illegal header value`, `Cannot convert argument to a ByteString`, `ascii codec can't encode`, `invalid header field value`. Python prints the whole key in such a message: remove it before sharing. Some clients cut spaces off, others drop the header, so one program may work and the next answer API_KEY_REQUIRED.",
      },
      zh: {
        title: '密钥内容不正常[[（{envName}）]]',
        meaning:
          '密钥里有不该出现的内容，客户端无法原样发送。[[第一个异常字符是 {codePoint}，位于第 {position} 位。]]密钥本身是否有效还没有检查。',
        causes: [
          '复制时带进了别的内容：空格、换行、引号、`Bearer`、看不见的字符。',
          '编辑器、聊天软件或文档改动了字符，比如把连字符换成了破折号。',
          '贴错了内容，比如贴成了 URL。',
        ],
        fixes: [
          {
            text: '查看密钥里不该有的字符（不会显示密钥本身）',
            commands: ['printf %s "$TOROUTER_API_KEY" | LC_ALL=C tr -d \'\\041-\\176\' | od -An -tx1'],
          },
          enterKey.zh,
          enterKeyWindows.zh,
          { text: '如果手上没有干净的原文，就新建一个密钥：密钥只显示一次，之后无法再查看', page: '/keys' },
        ],
        tellApart:
          "客户端在发送前或发送时就失败：`Illegal header value`、`Cannot convert argument to a ByteString`、`ascii codec can't encode`、`invalid header field value`。Python 的这类报错会打印完整密钥，分享前请先删掉。有的客户端会自动去掉空格，有的会整个丢掉请求头，所以可能一个程序正常，另一个报 API_KEY_REQUIRED。",
      },
    },
  }),
  code({
    id: 'KEY_PLACEHOLDER',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 1,
    match: [],
    examples: [
      'written.key.sample',
      'written.key.stars',
      'written.key.reference',
      'written.key.name',
      'written.env.placeholder',
    ],
    nearMisses: ['written.key.good', 'written.key.newline.inside', 'written.key.url', 'claude.nokey', 'claude.badkey'],
    sources: [`${docsRoot}keys/rotate`, 'llm 0.36: `Bearer DUMMY_KEY` when no key name is set'],
    docs: rotate,
    seeAlso: ['KEY_MALFORMED', 'KEY_NOT_FOUND', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The key is a sample text or a masked copy[[ in {envName}]]',
        meaning:
          'The value looks like a stand-in, not like a key: an example from a guide, a variable that was not filled in, or a key with its middle hidden. The gateway would answer that it does not know it.',
        causes: [
          'An example such as `YOUR_API_KEY` or `sk-xxx` was left in the settings.',
          'The key was copied from a list that shows it masked, with `…`, `•` or `***`.',
          'A reference to a variable was not replaced, because of single quotes or a settings file that does not support it.',
        ],
        fixes: [
          {
            text: 'Create a key and copy it when it is shown; a list shows only the masked form',
            page: '/keys',
          },
          enterKey.en,
          enterKeyWindows.en,
          { text: 'Replace the sample where it is stored[[ ({envName})]]' },
        ],
        tellApart:
          'KEY_MALFORMED: the key is there, with something extra. KEY_NOT_FOUND: there is no value at all. If your real key only looks unusual and the gateway accepts it, nothing is wrong: the answer of the gateway counts.',
      },
      zh: {
        title: '填的是示例或打码的密钥[[（{envName}）]]',
        meaning:
          '这个值看起来是占位内容，不是真正的密钥：教程里的示例、没有替换的变量，或者中间打了码的密钥。发给网关也只会得到“不认识”。',
        causes: [
          '设置里还留着 `YOUR_API_KEY`、`sk-xxx` 之类的示例。',
          '从列表里复制了打码的密钥，带有 `…`、`•` 或 `***`。',
          '变量引用没有被替换：写在了单引号里，或者配置文件不支持引用变量。',
        ],
        fixes: [
          { text: '新建一个密钥，在显示的当时复制；列表里只有打码的样子', page: '/keys' },
          enterKey.zh,
          enterKeyWindows.zh,
          { text: '在源头[[（{envName}）]]把示例换掉' },
        ],
        tellApart:
          'KEY_MALFORMED：密钥是真的，只是多了东西。KEY_NOT_FOUND：根本没有值。如果你的密钥只是长得特别，而网关接受它，那就没有问题，以网关的回答为准。',
      },
    },
  }),
  code({
    id: 'KEY_NOT_FOUND',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      {
        client:
          /\bMissing (?:\w+ )?credentials\b|\bMissing (?:OpenAI|Anthropic|Gemini|Google|Azure|OpenRouter) API Key\b|\bYour default credentials were not found\b|\bno credentials (?:provided|found|configured)\b(?! (?:for|in|at) [\w-]{1,40}[./])|(?<!\b(?!error\b)\w{1,20}: )\b(?:empty|wrong) access code\b|\bapi_key client option must be set\b|\bNo API key was provided\b|\bAPI key should be set when using\b|\bCould not resolve authentication method\b|\bCould not load the default credentials\b|\bMissing environment variable: `(?!sk-|AIza)|\b[A-Z_]{3,40}_API_KEY environment variable is (?:missing|not set|required|empty)\b|\bNot logged in\b[^\n]{0,10}Please run \/login|\bWhen using Gemini API, you must specify the GEMINI_API_KEY\b|\bDid not find \w*api_key\b|\bAPI key is missing\b|\bNo (?:API )?key found\b|\bAI_LoadAPIKeyError\b|\bMissing API key\b|\bAPI key (?:is )?not (?:set|provided|configured|found)\b|\bplease (?:set|provide|enter|add|configure) (?:your |an? |the )?(?:\w+ ){0,2}API[ _-]?key\b|\bNo API key (?:provided|set|configured|found)\b|\benvironment variable `?[A-Z_]{3,40}_KEY`? (?:is )?not (?:set|found)\b|未(?:配置|设置|填写|提供).{0,10}(?:密钥|API ?Key)|请先?(?:配置|设置|输入|填写).{0,12}(?:密钥|API ?Key)/i,
      },
    ],
    examples: ['claude.nokey', 'codex.nokey'],
    nearMisses: ['nokey.usage', 'written.key.empty', 'codex.cfg-key-as-env-name'],
    sources: [
      baseUrlPage,
      'recorded: py-openai-chat.nokey.str',
      'recorded: js-anthropic.nokey.str',
      'recorded: js-genai.nokey.str',
      'recorded: claude.nokey',
      'recorded: codex.nokey',
    ],
    docs: baseUrlPage,
    seeAlso: ['API_KEY_REQUIRED', 'KEY_MALFORMED', 'CLIENT_CONFIG_INVALID'],
    words: {
      en: {
        title: 'No API key was found on this machine',
        meaning:
          'There is no key where it was looked for, so no request was sent with one.[[ Looked at: {checked}.]] This says nothing about your account.',
        causes: [
          'The key was set in another shell, or not exported, or the editor or service was started before it was set.',
          'It is set under another name than the one the client reads[[ ({envName})]].',
          "A provider's key is set without the matching base URL; torouter does not send such a key to another host.",
        ],
        fixes: [
          enterKey.en,
          enterKeyWindows.en,
          {
            text: 'See which variables are set, names only. A key under another name can be named: torouter doctor --key-env NAME.',
            commands: [listVariables],
          },
          { text: 'No key yet: create one', page: '/keys' },
        ],
        tellApart:
          "This is found on your side: clients say `Missing credentials`, `Could not resolve authentication method`, `No API key was provided`, `Not logged in · Please run /login` or `Missing environment variable`. API_KEY_REQUIRED is the gateway's own answer to a request that arrived without a key.",
      },
      zh: {
        title: '本机没有找到密钥',
        meaning: '应该有密钥的地方都没有，所以没有发出带密钥的请求。[[查过：{checked}。]]这与你的账号无关。',
        causes: [
          '密钥设在了别的 shell 里、没有 export，或者编辑器、服务在设置之前就启动了。',
          '变量名和客户端读取的不一样[[（{envName}）]]。',
          '设置了供应商的密钥，却没有对应的 base URL；torouter 不会把这样的密钥发给别的主机。',
        ],
        fixes: [
          enterKey.zh,
          enterKeyWindows.zh,
          {
            text: '看看设置了哪些变量（只列名称）。密钥在别的变量里时可以指定：torouter doctor --key-env NAME。',
            commands: [listVariables],
          },
          { text: '还没有密钥：新建一个', page: '/keys' },
        ],
        tellApart:
          '这是本机就发现的问题，客户端的说法有 `Missing credentials`、`Could not resolve authentication method`、`No API key was provided`、`Not logged in · Please run /login`、`Missing environment variable`。API_KEY_REQUIRED 则是网关收到不带密钥的请求后给出的回答。',
      },
    },
  }),
  code({
    id: 'KEY_CONFLICT',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [401],
    weight: 1,
    match: [{ client: /\bAuth conflict: Both a token\b/ }],
    examples: ['written.env.two-keys'],
    nearMisses: ['written.env.same-key-twice', 'written.env.right', 'claude.badkey', 'written.situation.header-style'],
    sources: [baseUrlPage, 'recorded: stale-auth.messages'],
    docs: baseUrlPage,
    seeAlso: ['KEY_HEADER_STYLE', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'Two different keys are set, and it is open which one is sent',
        meaning:
          'More than one key is configured for the same client.[[ Found: {checked}.]] Clients may send both, and the gateway then believes the Authorization header, even when that one is old and the other is good.',
        causes: [
          'ANTHROPIC_AUTH_TOKEN (sent as Bearer) and ANTHROPIC_API_KEY (sent as x-api-key) are both set for Claude Code.',
          'A settings file sets another key than the shell; the env block of ~/.claude/settings.json overrides the shell.',
          'An apiKeyHelper or a saved login adds a second one.',
        ],
        fixes: [
          {
            text: 'Keep one. For Claude Code keep the Bearer token and unset the other.',
            commands: ['unset ANTHROPIC_API_KEY', 'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"'],
          },
          {
            text: 'The same in PowerShell',
            commands: [
              'Remove-Item Env:ANTHROPIC_API_KEY -ErrorAction SilentlyContinue',
              '$env:ANTHROPIC_AUTH_TOKEN = $env:TOROUTER_API_KEY',
            ],
            os: 'windows',
          },
          {
            text: 'Look for the second one in settings files, names only',
            commands: [
              "grep -rnoE --include='settings*.json' '(ANTHROPIC_(AUTH_TOKEN|API_KEY|BASE_URL)|apiKeyHelper)' ~/.claude .claude 2>/dev/null",
            ],
          },
          { text: 'Name the key to be checked', commands: ['torouter doctor --key-env TOROUTER_API_KEY'] },
        ],
        tellApart:
          'KEY_HEADER_STYLE: one key, refused in one header only. INVALID_API_KEY with two keys set often means that the old one was sent: try each alone.',
      },
      zh: {
        title: '设置了两个不同的密钥，不确定会发出哪一个',
        meaning:
          '同一个客户端配了不止一个密钥。[[发现：{checked}。]]客户端可能两个都发，而网关以 Authorization 为准，哪怕它是旧的、另一个才是对的。',
        causes: [
          'Claude Code 同时设置了 ANTHROPIC_AUTH_TOKEN（走 Bearer）和 ANTHROPIC_API_KEY（走 x-api-key）。',
          '配置文件里的密钥和 shell 里的不同；~/.claude/settings.json 的 env 会覆盖 shell。',
          'apiKeyHelper 或已保存的登录又带上了一个。',
        ],
        fixes: [
          {
            text: '只留一个。Claude Code 建议保留 Bearer，取消另一个。',
            commands: ['unset ANTHROPIC_API_KEY', 'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"'],
          },
          {
            text: 'PowerShell 下的写法',
            commands: [
              'Remove-Item Env:ANTHROPIC_API_KEY -ErrorAction SilentlyContinue',
              '$env:ANTHROPIC_AUTH_TOKEN = $env:TOROUTER_API_KEY',
            ],
            os: 'windows',
          },
          {
            text: '在配置文件里找另一个（只列名称）',
            commands: [
              "grep -rnoE --include='settings*.json' '(ANTHROPIC_(AUTH_TOKEN|API_KEY|BASE_URL)|apiKeyHelper)' ~/.claude .claude 2>/dev/null",
            ],
          },
          { text: '指定要检查的密钥', commands: ['torouter doctor --key-env TOROUTER_API_KEY'] },
        ],
        tellApart:
          'KEY_HEADER_STYLE：只有一个密钥，仅在某种请求头里被拒。设置了两个密钥又报 INVALID_API_KEY，往往是发出了旧的那个，请逐个单独试。',
      },
    },
  }),
  code({
    id: 'KEY_ECHOED_BY_SERVER',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 1,
    match: [],
    examples: ['written.run.key-echoed'],
    nearMisses: [
      'written.run.key-kept',
      'written.usage.echoes-key',
      'go-openai.keynl.tb',
      'py-genai.noscheme.str',
      'written.upstream.key.openai',
    ],
    sources: [rotate, bestPractices],
    docs: rotate,
    seeAlso: ['BASE_URL_INVALID', 'WRONG_VENDOR'],
    words: {
      en: {
        title: 'The server repeated your key in its answer',
        meaning:
          'The answer[[ of {host}]] holds the whole key in clear text. Any program that logs answers or error messages has now stored it. A gateway has no reason to do that.',
        causes: [
          'The address is not the gateway you mean, but a debugging proxy or an echo service.',
          'A proxy or server on the way repeats request headers in its error page.',
        ],
        fixes: [
          { text: 'Check that the base URL is the gateway you mean[[; now it is {baseUrl}]]' },
          {
            text: 'Replace the key: create a new one, change your clients over, delete the old one',
            page: '/keys',
          },
          { text: 'Remove the key from logs and from messages you have shared' },
          { text: 'Tell whoever runs the server; give the time and the request id[[ {requestId}]], not the key' },
        ],
        tellApart:
          "A masked form such as `sk-ab***yz` in a provider's message is no leak. An exception of your own client that prints the key (`Illegal header value`) is KEY_MALFORMED: the key never left your machine.",
      },
      zh: {
        title: '服务器在响应里原样返回了你的密钥',
        meaning:
          '响应[[（来自 {host}）]]里出现了完整的密钥明文，凡是会记录响应或报错的程序都可能已经存下了它。网关没有理由这样做。',
        causes: ['这个地址不是你要用的网关，而是调试代理或回显服务。', '中间的代理或服务器在错误页里回显了请求头。'],
        fixes: [
          { text: '确认 base URL 就是你要用的网关[[，现在是 {baseUrl}]]' },
          { text: '更换密钥：新建一个，把客户端都换过去，再删掉旧的', page: '/keys' },
          { text: '清理日志和发给别人的内容里的密钥' },
          { text: '告知服务器的管理方，附上时间和请求 ID[[ {requestId}]]，不要附密钥' },
        ],
        tellApart:
          '供应商报错里 `sk-ab***yz` 这样打了码的不算泄露。自己的客户端抛异常时打印出密钥（`Illegal header value`）属于 KEY_MALFORMED，密钥并没有离开本机。',
      },
    },
  }),
  code({
    id: 'CLIENT_CONFIG_INVALID',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 1,
    match: [
      {
        client:
          /\bReceived a Chat Completions stream while using the OpenAI Responses API\b|\bUnsupportedModelVersionError\b|\bgot an unexpected keyword argument 'proxies'|\bis using AI SDK v\d model\b.{0,120}\bnot compatible\b/i,
      },
    ],
    reasons: {
      wire_api: {
        match: [{ client: /\bwire_api[`"' =:]{1,6}chat[`"']{0,3} is no longer supported\b|\bwire_api = "chat"/i }],
        words: {
          en: {
            title: 'Codex is set to wire_api = "chat", which it no longer takes',
            meaning:
              'Current Codex speaks the Responses API only and stops at this setting. Nothing was sent to the gateway.[[ File: {path}.]]',
            causes: [
              'The settings come from a guide for an older Codex.',
              'Codex was updated and the settings were not.',
            ],
            fixes: [
              {
                text: 'Write wire_api = "responses" in the section of the provider',
                commands: ['sed -i.bak \'s/wire_api *= *"chat"/wire_api = "responses"/\' ~/.codex/config.toml'],
              },
              {
                text: 'See whether the key can use the Responses API',
                commands: ['torouter doctor --model {model} --protocol responses'],
              },
            ],
          },
          zh: {
            title: 'Codex 配置了 wire_api = "chat"，新版已不支持',
            meaning: '现在的 Codex 只支持 Responses API，读到这个配置就停了，没有向网关发请求。[[配置文件：{path}。]]',
            causes: ['配置抄自旧版 Codex 的教程。', 'Codex 升级了，配置没有跟着改。'],
            fixes: [
              {
                text: '把 provider 段里的 wire_api 改成 "responses"',
                commands: ['sed -i.bak \'s/wire_api *= *"chat"/wire_api = "responses"/\' ~/.codex/config.toml'],
              },
              {
                text: '看看这个密钥能否使用 Responses API',
                commands: ['torouter doctor --model {model} --protocol responses'],
              },
            ],
          },
        },
      },
      env_key_holds_key: {
        match: [{ client: /\bMissing environment variable: `(?:sk-|AIza)/i }],
        words: {
          en: {
            title: 'The Codex setting env_key holds the key; it wants a variable name',
            meaning:
              'Codex takes env_key as the name of a variable that holds the key. With the key itself written there, it looks for a variable of that name and prints the key in its error message.[[ File: {path}.]]',
            causes: [
              'The key was pasted where the name of a variable belongs.',
              'A guide was followed in which that line held the name of the variable, and the name was replaced by the key.',
            ],
            fixes: [
              { text: 'Write env_key = "TOROUTER_API_KEY" in the provider section of ~/.codex/config.toml' },
              enterKey.en,
              enterKeyWindows.en,
              { text: 'If the message was logged or shared, replace the key: it is in there', page: '/keys' },
            ],
          },
          zh: {
            title: 'Codex 的 env_key 填成了密钥，应填变量名',
            meaning:
              'env_key 要填存放密钥的变量名。直接填密钥时，Codex 会去找同名变量，并把密钥打印在报错里。[[配置文件：{path}。]]',
            causes: ['该填变量名的地方贴了密钥。', '照着教程配置时，把那一行里的变量名换成了密钥。'],
            fixes: [
              { text: '把 ~/.codex/config.toml 的 provider 段改成 env_key = "TOROUTER_API_KEY"' },
              enterKey.zh,
              enterKeyWindows.zh,
              { text: '报错里带有密钥，如果已进日志或发给了别人，请更换密钥', page: '/keys' },
            ],
          },
        },
      },
      unknown_provider: {
        match: [
          {
            client:
              /\bModel provider `[^`\n]{1,80}` not found\b|\bLLM Provider NOT provided\b|\bProviderModelNotFoundError\b|\bProvider not found\b|\bUnknown provider\b/i,
          },
        ],
        words: {
          en: {
            title: 'The client is told to use a provider that it does not know',
            meaning:
              'The settings choose a provider or model that no section of them defines.[[ Named: {param}.]][[ File: {path}.]] Nothing was sent to the gateway.',
            causes: [
              'Codex: model_provider names a provider without a section of that name, or stands below the first section in place of the top.',
              'OpenCode: the model is not listed under the provider, or is not written as provider/model.',
              'Aider: the model lacks the prefix openai/.',
            ],
            fixes: [
              {
                text: 'Codex: add the section if it is missing, and put model_provider = "torouter" at the top of the file',
                commands: [
                  'printf \'\\n[model_providers.torouter]\\nname = "ToRouter"\\nbase_url = "{baseUrl}/v1"\\nenv_key = "TOROUTER_API_KEY"\\nwire_api = "responses"\\n\' >> ~/.codex/config.toml',
                ],
              },
              {
                text: 'OpenCode: list the model under the provider in opencode.json, with options.baseURL ending in /v1, and choose it as provider/model',
              },
              { text: 'Aider: write the model as openai/ followed by its id' },
            ],
          },
          zh: {
            title: '客户端配置引用了未定义的 provider',
            meaning: '配置里选的 provider 或模型没有定义。[[名称：{param}。]][[配置文件：{path}。]]没有向网关发请求。',
            causes: [
              'Codex：model_provider 指向的 provider 没有对应的段，或者没写在文件顶部、落到了某个段里。',
              'OpenCode：模型没有列在 provider 下面，或者没写成 provider/model。',
              'Aider：模型名缺少 openai/ 前缀。',
            ],
            fixes: [
              {
                text: 'Codex：缺少这一段就补上，并在文件顶部写 model_provider = "torouter"',
                commands: [
                  'printf \'\\n[model_providers.torouter]\\nname = "ToRouter"\\nbase_url = "{baseUrl}/v1"\\nenv_key = "TOROUTER_API_KEY"\\nwire_api = "responses"\\n\' >> ~/.codex/config.toml',
                ],
              },
              {
                text: 'OpenCode：在 opencode.json 的 provider 下列出模型，options.baseURL 以 /v1 结尾，选用时写 provider/model',
              },
              { text: 'Aider：模型名写成 openai/ 加模型 ID' },
            ],
          },
        },
      },
      unreadable_config: {
        match: [
          {
            client:
              /\bError loading (?:config|configuration)\b|\bInvalid config(?:uration)?: (?=[^\n]{0,200}(?:\b(?:models?|providers?|api|base_?url|wire_api|mcp\w*|agents?|permissions?)\b|_key\b|\bconfig\.toml|settings\.json|opencode))|\bFailed to (?:parse|load|read) (?:the )?(?:config|configuration|settings)\b|\bConfigInvalidError\b|\bConfigJsonError\b|\bInvalid (?:config|configuration|settings) file\b|\bUnable to parse settings\b/i,
          },
        ],
        words: {
          en: {
            title: 'A settings file of the client cannot be read[[: {path}]]',
            meaning:
              'The file cannot be opened or is not valid JSON or TOML, so the client may start without your base URL and key.[[ The message: {message}]]',
            causes: [
              'A comma, quote or bracket is missing or too many after an edit.',
              'The file belongs to another user, as after a run with sudo.',
              'A comment stands in a JSON file that allows none.',
            ],
            fixes: [
              {
                text: 'Find the line in a JSON file; the content is not printed',
                commands: ['python3 -m json.tool ~/.claude/settings.json > /dev/null'],
              },
              {
                text: 'Find the line in a TOML file (Python 3.11 or later)',
                commands: [
                  'python3 -c "import tomllib, pathlib; tomllib.loads((pathlib.Path.home() / \'.codex/config.toml\').read_text())"',
                ],
              },
              { text: 'See whose file it is', commands: ['ls -l ~/.claude/settings.json ~/.codex/config.toml'] },
            ],
          },
          zh: {
            title: '客户端的配置文件读不了[[：{path}]]',
            meaning:
              '文件打不开，或者不是合法的 JSON、TOML，客户端可能会在没有你的 base URL 和密钥的情况下启动。[[报错：{message}]]',
            causes: [
              '修改后多了或少了逗号、引号、括号。',
              '文件属于别的用户，比如用 sudo 运行过。',
              '不允许注释的 JSON 文件里写了注释。',
            ],
            fixes: [
              {
                text: '查出 JSON 文件的出错位置（不会打印内容）',
                commands: ['python3 -m json.tool ~/.claude/settings.json > /dev/null'],
              },
              {
                text: '查出 TOML 文件的出错位置（需 Python 3.11 以上）',
                commands: [
                  'python3 -c "import tomllib, pathlib; tomllib.loads((pathlib.Path.home() / \'.codex/config.toml\').read_text())"',
                ],
              },
              { text: '看看文件属于谁', commands: ['ls -l ~/.claude/settings.json ~/.codex/config.toml'] },
            ],
          },
        },
      },
      no_auth_method: {
        match: [{ client: /\bInvalid auth method selected\b|\bPlease set an Auth method\b|\bNo auth method\b/i }],
        words: {
          en: {
            title: 'The client has no login method set, so it does not use the key',
            meaning:
              'The key may be there, but the client was not told to log in with a key.[[ File: {path}.]] A Google login in Gemini CLI ignores the base URL and never reaches the gateway.',
            causes: [
              'Gemini CLI: security.auth.selectedType is missing in ~/.gemini/settings.json, or is set to a Google login.',
              'Gemini CLI: the key is in GOOGLE_API_KEY, which it does not take; it reads GEMINI_API_KEY.',
            ],
            fixes: [
              {
                text: 'In ~/.gemini/settings.json set security.auth.selectedType to "gemini-api-key"',
              },
              {
                text: 'And give it key and base URL (the host alone)',
                commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl} GEMINI_API_KEY="$TOROUTER_API_KEY"'],
              },
            ],
          },
          zh: {
            title: '客户端没有选择登录方式，用不上密钥',
            meaning:
              '密钥可能已经设好，但客户端没有配置成用密钥登录。[[配置文件：{path}。]]Gemini CLI 用 Google 账号登录时会忽略 base URL，请求根本不会到网关。',
            causes: [
              'Gemini CLI：~/.gemini/settings.json 里没有 security.auth.selectedType，或者设成了 Google 账号登录。',
              'Gemini CLI：密钥放在了 GOOGLE_API_KEY 里，它不认，只读 GEMINI_API_KEY。',
            ],
            fixes: [
              { text: '在 ~/.gemini/settings.json 里把 security.auth.selectedType 设为 "gemini-api-key"' },
              {
                text: '再设置密钥和 base URL（只写主机地址）',
                commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl} GEMINI_API_KEY="$TOROUTER_API_KEY"'],
              },
            ],
          },
        },
      },
    },
    examples: [
      'codex.wirechat',
      'gemini.cfg-no-auth',
      'written.text.provider',
      'codex.cfg-bad-toml',
      'codex.cfg-key-as-env-name',
    ],
    nearMisses: ['claude.nokey', 'written.env.two-keys', 'py-genai.noscheme.str'],
    sources: [
      baseUrlPage,
      'recorded: codex.cfg-key-as-env-name',
      'Codex 0.169: `wire_api = "chat"` is refused',
      'gemini-cli 0.61: needs security.auth.selectedType',
    ],
    docs: baseUrlPage,
    seeAlso: ['KEY_NOT_FOUND', 'KEY_CONFLICT', 'BASE_URL_INVALID'],
    words: {
      en: {
        title: 'The settings of the client cannot work as they are[[: {clientName}]]',
        meaning:
          'The client stops at its own settings, so nothing useful reaches the gateway.[[ File: {path}.]] Key and account have not been checked.',
        causes: [
          'A setting has a value that this version of the client does not take.',
          'The settings name a provider, variable or login method that is not defined.',
          'The file is not valid JSON or TOML, or cannot be opened.',
        ],
        fixes: [
          {
            text: 'Check key and gateway without the client; if all is well, torouter prints settings to paste for the usual clients',
            commands: ['torouter doctor'],
          },
          {
            text: 'Codex: ~/.codex/config.toml needs model_provider at the top and a section for that provider with base_url (ending in /v1), env_key and wire_api = "responses". OPENAI_BASE_URL alone does nothing.',
          },
          {
            text: 'Claude Code: the env block of ~/.claude/settings.json overrides the shell; the base URL is the host alone',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl} ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"'],
          },
          {
            text: 'Gemini CLI: the base URL is the host alone, and ~/.gemini/settings.json has security.auth.selectedType set to "gemini-api-key"',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl} GEMINI_API_KEY="$TOROUTER_API_KEY"'],
          },
        ],
        tellApart:
          'The message comes from the client and holds no HTTP status and no request id. As soon as a status shows, the request left the client: look that answer up. KEY_NOT_FOUND: the settings are fine, only the key is missing.',
      },
      zh: {
        title: '客户端配置有误[[：{clientName}]]',
        meaning: '客户端在自己的配置上就停住了，网关收不到有效请求。[[配置文件：{path}。]]密钥和账号还没有检查。',
        causes: [
          '某个配置项的值，这个版本的客户端不接受。',
          '配置里引用的 provider、变量或登录方式没有定义。',
          '配置文件不是合法的 JSON 或 TOML，或者打不开。',
        ],
        fixes: [
          {
            text: '先绕过客户端检查密钥和网关；一切正常时，torouter 会给出常用客户端的配置，可直接粘贴',
            commands: ['torouter doctor'],
          },
          {
            text: 'Codex：~/.codex/config.toml 顶部要有 model_provider，并有对应的 provider 段，含 base_url（以 /v1 结尾）、env_key 和 wire_api = "responses"。只设 OPENAI_BASE_URL 不起作用。',
          },
          {
            text: 'Claude Code：~/.claude/settings.json 的 env 会覆盖 shell 里的设置；base URL 只写主机地址',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl} ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"'],
          },
          {
            text: 'Gemini CLI：base URL 只写主机地址，~/.gemini/settings.json 里 security.auth.selectedType 设为 "gemini-api-key"',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl} GEMINI_API_KEY="$TOROUTER_API_KEY"'],
          },
        ],
        tellApart:
          '报错来自客户端自己，没有 HTTP 状态码，也没有请求 ID。只要出现状态码，说明请求已经发出，请按那个响应去查。KEY_NOT_FOUND：配置没问题，只是缺密钥。',
      },
    },
  }),
];
