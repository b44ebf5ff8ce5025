/** How each client is told a base URL and a key: a pure table and its two readers. Nothing here reads files, the environment or the network. */
import type { SettingsBlock } from '../report/report';
import type { Protocol } from '../vocabulary';

/** Whose quoting and assignment the shell lines follow. */
export type Shell = 'posix' | 'powershell';

interface Given {
  /** In the form that this client wants on this surface. */
  baseUrl: string;
  model: string;
  shell: Shell;
}

/** Lines of one place: a shell, a file, a form. */
interface Place {
  /** File or form that the lines belong to; `null`: the shell that starts the client, or the program's own source. */
  where: string | null;
  lines: string[];
}

interface Surface {
  /** What follows the gateway root in this client's base URL. */
  suffix: '' | '/v1' | '/v1beta';
  places(given: Given): Place[];
}

interface ClientRow {
  name: string;
  /** First key: the surface that `baseUrlFor` assumes. */
  surfaces: Partial<Record<Protocol, Surface>>;
}

/** Provider id that the files use for this gateway. */
const providerId = 'torouter';
const providerName = 'ToRouter';

/** A word for the shell, quoted when it holds anything that the shell would read. */
function word(value: string, shell: Shell): string {
  if (shell === 'powershell') return /^[\w./:-]+$/.test(value) ? value : powershellText(value);
  return /^[\w./:@%+=,-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

function powershellText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function setVariable(name: string, value: string, shell: Shell): string {
  return shell === 'powershell' ? `$env:${name} = ${powershellText(value)}` : `export ${name}=${word(value, shell)}`;
}

function setKey(name: string, shell: Shell): string {
  return shell === 'powershell' ? `$env:${name} = $env:TOROUTER_API_KEY` : `export ${name}="$TOROUTER_API_KEY"`;
}

function dropVariable(name: string, shell: Shell): string {
  return shell === 'powershell' ? `Remove-Item Env:${name} -ErrorAction SilentlyContinue` : `unset ${name}`;
}

function keyArgument(shell: Shell): string {
  return shell === 'powershell' ? '$env:TOROUTER_API_KEY' : '"$TOROUTER_API_KEY"';
}

/** A quoted text that JSON, TOML, YAML, JavaScript and Python all read alike. */
function text(value: string): string {
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

function json(value: unknown): string[] {
  return JSON.stringify(value, null, 2).split('\n');
}

const inShell = (lines: string[]): Place[] => [{ where: null, lines }];

const openaiEnvironment: Surface = {
  suffix: '/v1',
  places: ({ baseUrl, shell }) =>
    inShell([setVariable('OPENAI_BASE_URL', baseUrl, shell), setKey('OPENAI_API_KEY', shell)]),
};

function aider(variable: 'OPENAI' | 'ANTHROPIC', suffix: Surface['suffix']): Surface {
  return {
    suffix,
    places: ({ baseUrl, model, shell }) =>
      inShell([
        setVariable(`${variable}_API_BASE`, baseUrl, shell),
        setKey(`${variable}_API_KEY`, shell),
        `aider --model ${word(`${variable.toLowerCase()}/${model}`, shell)}`,
      ]),
  };
}

function opencode(npm: '@ai-sdk/openai-compatible' | '@ai-sdk/anthropic'): Surface {
  return {
    suffix: '/v1',
    places: ({ baseUrl, model }) => [
      {
        where: '~/.config/opencode/opencode.json',
        lines: json({
          $schema: 'https://opencode.ai/config.json',
          provider: {
            [providerId]: {
              npm,
              name: providerName,
              options: { baseURL: baseUrl, apiKey: '{env:TOROUTER_API_KEY}' },
              models: { [model]: {} },
            },
          },
          model: `${providerId}/${model}`,
        }),
      },
    ],
  };
}

/**
 * One row per client, in the order in which they are shown. A path after the root is part of the row because clients differ in
 * what they append: `/chat/completions`, `/v1/messages` or `/v1beta/models/…`.
 */
const rows = {
  /** Sources: docs/gateway/base-url of ToRouter; measured with openai 6.49 (Node). */
  'openai-sdk': {
    name: 'OpenAI SDK',
    surfaces: { openai: openaiEnvironment, responses: openaiEnvironment },
  },
  /**
   * Appends `/v1/messages` itself. The Node SDK 1.12 sends its API key as Bearer, the documentation says x-api-key: the gateway takes both.
   * Sources: docs/gateway/base-url of ToRouter; measured with @anthropic-ai/sdk 1.12 (Node).
   */
  'anthropic-sdk': {
    name: 'Anthropic SDK',
    surfaces: {
      anthropic: {
        suffix: '',
        places: ({ baseUrl, shell }) =>
          inShell([setVariable('ANTHROPIC_BASE_URL', baseUrl, shell), setKey('ANTHROPIC_API_KEY', shell)]),
      },
    },
  },
  /**
   * The documentation gives `…/v1beta` as base URL. Both SDKs append a version of their own to whatever they are given (Node
   * `v1beta`, Python `v1`), so that form calls `/v1beta/v1beta/…` and `/v1beta/v1/…`. The root with the version named works in both.
   * Sources: measured with @google/genai 2.32 (Node) and google-genai 3.4 (Python) on loopback.
   */
  'gemini-sdk': {
    name: 'google-genai SDK',
    surfaces: {
      gemini: {
        suffix: '',
        places: ({ baseUrl }) => [
          {
            where: 'Python',
            lines: [
              'import os',
              'from google import genai',
              `client = genai.Client(api_key=os.environ["TOROUTER_API_KEY"], http_options={"base_url": ${text(baseUrl)}, "api_version": "v1beta"})`,
            ],
          },
          {
            where: 'Node',
            lines: [
              'import { GoogleGenAI } from "@google/genai";',
              `const ai = new GoogleGenAI({ apiKey: process.env.TOROUTER_API_KEY, httpOptions: { baseUrl: ${text(baseUrl)}, apiVersion: "v1beta" } });`,
            ],
          },
        ],
      },
    },
  },
  /**
   * Values in settings.json beat the shell and are not expanded, so its form takes the key from a command (`apiKeyHelper`) instead
   * of holding it. The small background model is set too: where the gateway lacks the default one, the client fails although the
   * main model works.
   * Sources: measured with Claude Code 2.1; code.claude.com/docs/en/llm-gateway-connect; claude-code #50439 (background model).
   */
  'claude-code': {
    name: 'Claude Code',
    surfaces: {
      anthropic: {
        suffix: '',
        places: ({ baseUrl, model, shell }) => [
          {
            where: null,
            lines: [
              setVariable('ANTHROPIC_BASE_URL', baseUrl, shell),
              setKey('ANTHROPIC_AUTH_TOKEN', shell),
              dropVariable('ANTHROPIC_API_KEY', shell),
              setVariable('ANTHROPIC_MODEL', model, shell),
              setVariable('ANTHROPIC_DEFAULT_HAIKU_MODEL', model, shell),
              'claude',
            ],
          },
          // The helper is run by a POSIX shell; what Windows runs it with is not established, so nothing is promised there.
          ...(shell === 'posix'
            ? [
                {
                  where: '~/.claude/settings.json',
                  lines: json({
                    apiKeyHelper: 'printenv TOROUTER_API_KEY',
                    env: {
                      ANTHROPIC_BASE_URL: baseUrl,
                      ANTHROPIC_MODEL: model,
                      ANTHROPIC_DEFAULT_HAIKU_MODEL: model,
                    },
                  }),
                },
              ]
            : []),
        ],
      },
    },
  },
  /**
   * `env_key` is the name of a variable, never the key; `wire_api` takes nothing but `responses`; OPENAI_BASE_URL alone does nothing.
   * Sources: measured with codex-cli 0.169; developers.openai.com/codex/config-sample.
   */
  codex: {
    name: 'Codex',
    surfaces: {
      responses: {
        suffix: '/v1',
        places: ({ baseUrl, model }) => [
          {
            where: '~/.codex/config.toml',
            lines: [
              `model = ${text(model)}`,
              `model_provider = "${providerId}"`,
              '',
              `[model_providers.${providerId}]`,
              `name = "${providerName}"`,
              `base_url = ${text(baseUrl)}`,
              'env_key = "TOROUTER_API_KEY"',
              'wire_api = "responses"',
            ],
          },
        ],
      },
    },
  },
  /** GOOGLE_API_KEY is not taken, and a saved Google login ignores the base URL: hence the settings file. Source: measured with gemini-cli 0.61. */
  'gemini-cli': {
    name: 'Gemini CLI',
    surfaces: {
      gemini: {
        suffix: '',
        places: ({ baseUrl, model, shell }) => [
          {
            where: null,
            lines: [
              setVariable('GOOGLE_GEMINI_BASE_URL', baseUrl, shell),
              setKey('GEMINI_API_KEY', shell),
              `gemini --model ${word(model, shell)}`,
            ],
          },
          { where: '~/.gemini/settings.json', lines: json({ security: { auth: { selectedType: 'gemini-api-key' } } }) },
        ],
      },
    },
  },
  /** The model name needs its provider prefix. Sources: measured with aider 0.86; aider.chat/docs/llms/openai-compat.html. */
  aider: {
    name: 'aider',
    surfaces: { openai: aider('OPENAI', '/v1'), anthropic: aider('ANTHROPIC', '') },
  },
  /**
   * `/v1` for Anthropic too: its SDK appends only `/messages`. The model must be listed and is written `provider/model`.
   * Source: measured with opencode 1.18.
   */
  opencode: {
    name: 'opencode',
    surfaces: { openai: opencode('@ai-sdk/openai-compatible'), anthropic: opencode('@ai-sdk/anthropic') },
  },
  /** Saving sends `POST {url}/chat/completions` with five tokens. Source: ToRouter documentation, no-code clients use their OpenAI-compatible slot. */
  dify: {
    name: 'Dify',
    surfaces: {
      openai: {
        suffix: '/v1',
        places: ({ baseUrl, model }) => [
          {
            where: 'OpenAI-API-compatible',
            lines: [`Model Name: ${model}`, 'API Key: $TOROUTER_API_KEY', `API endpoint URL: ${baseUrl}`],
          },
        ],
      },
    },
  },
  /** Saving asks only for `GET {url}/models`; a model may still fail later. Source: as Dify. */
  n8n: {
    name: 'n8n',
    surfaces: {
      openai: {
        suffix: '/v1',
        places: ({ baseUrl, model }) => [
          {
            where: 'OpenAI credential',
            lines: ['API Key: $TOROUTER_API_KEY', `Base URL: ${baseUrl}`, `Model: ${model}`],
          },
        ],
      },
    },
  },
  /** Without `api_key_name` it sends a dummy key. Sources: measured with llm 0.36; llm.datasette.io/en/stable/other-models.html. */
  llm: {
    name: 'llm',
    surfaces: {
      openai: {
        suffix: '/v1',
        places: ({ baseUrl, model, shell }) => [
          {
            where: 'extra-openai-models.yaml',
            lines: [
              `- model_id: ${text(`${providerId}/${model}`)}`,
              `  model_name: ${text(model)}`,
              `  api_base: ${text(baseUrl)}`,
              `  api_key_name: ${providerId}`,
            ],
          },
          {
            where: null,
            lines: [
              `llm keys set ${providerId} --value ${keyArgument(shell)}`,
              `llm -m ${word(`${providerId}/${model}`, shell)} hello`,
            ],
          },
        ],
      },
    },
  },
  /**
   * The model name needs its provider prefix. Variables rather than config.yaml, whose `api_key: os.environ/…` the redactor would mask.
   * Sources: measured with litellm 1.106 and, through aider, with these variables; docs.litellm.ai/docs/providers/openai_compatible.
   */
  litellm: {
    name: 'LiteLLM',
    surfaces: {
      openai: {
        suffix: '/v1',
        places: ({ baseUrl, model, shell }) =>
          inShell([
            setVariable('OPENAI_API_BASE', baseUrl, shell),
            setKey('OPENAI_API_KEY', shell),
            `litellm --model ${word(`openai/${model}`, shell)}`,
          ]),
      },
    },
  },
} as const satisfies Record<string, ClientRow>;

export type ClientId = keyof typeof rows;

export const clientIds = Object.keys(rows) as ClientId[];

/** Name of each client as people know it. */
export const clientNames = Object.fromEntries(clientIds.map((client) => [client, rows[client].name])) as Readonly<
  Record<ClientId, string>
>;

function surfaceOf(client: ClientId, protocol: Protocol): Surface | undefined {
  const row: ClientRow = rows[client];
  return row.surfaces[protocol];
}

/** Surfaces that a client can use, its usual one first. */
export function protocolsOf(client: ClientId): Protocol[] {
  return Object.keys(rows[client].surfaces) as Protocol[];
}

function join(root: string, suffix: string): string {
  return root.replace(/\/+$/, '') + suffix;
}

/**
 * The base URL in the form that a client wants.
 * @param root gateway root without `/v1`, such as `https://portal.torouter.ai` or `https://portal.torouter.ai/api`
 * @param protocol surface, where a client has several and wants a form for each (aider); default: its usual one
 * @throws RangeError when the client cannot use that surface
 */
export function baseUrlFor(client: ClientId, root: string, protocol?: Protocol): string {
  const wanted = protocol ?? protocolsOf(client)[0];
  const surface = wanted === undefined ? undefined : surfaceOf(client, wanted);
  if (surface === undefined) throw new RangeError(`${client} does not use the ${wanted} surface`);
  return join(root, surface.suffix);
}

/**
 * Settings for every client of a surface, ready to paste: shell lines, files and form fields. The key never stands in them; they
 * name `TOROUTER_API_KEY`, read in each file's own way where the file can read a variable.
 * @param root gateway root without `/v1`; a prefix such as `/api` is kept
 * @param shell whose quoting the shell lines follow
 */
export function settingsFor(protocol: Protocol, root: string, model: string, shell: Shell = 'posix'): SettingsBlock[] {
  return clientIds.flatMap((client) => {
    const surface = surfaceOf(client, protocol);
    if (surface === undefined) return [];
    const given = { baseUrl: join(root, surface.suffix), model, shell };
    return surface.places(given).map(({ where, lines }) => ({
      client: where === null ? rows[client].name : `${rows[client].name} (${where})`,
      protocol,
      lines,
    }));
  });
}
