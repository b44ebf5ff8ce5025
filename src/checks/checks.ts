/** The checks in the order in which they are shown. It reads as a table of contents; nothing else is in here. */
import { authKey } from './authKey';
import { channelPlain, channelStream } from './channel';
import type { Check } from './check';
import { configBaseUrl } from './configBaseUrl';
import { configKey } from './configKey';
import { configProxy } from './configProxy';
import { gatewayIdentity } from './gatewayIdentity';
import { limitsWindows } from './limitsWindows';
import { modelsLookup } from './modelsLookup';
import { networkConnect } from './networkConnect';
import { networkTls } from './networkTls';

export const checks: readonly Check[] = [
  configBaseUrl,
  configKey,
  configProxy,
  networkConnect,
  networkTls,
  gatewayIdentity,
  authKey,
  modelsLookup,
  limitsWindows,
  channelPlain,
  channelStream,
];

export const checkIds: readonly string[] = checks.map(({ id }) => id);
