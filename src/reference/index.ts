/** The reference table: every code, in the order in which `explain` lists families. Adding a code is one edit in one row file. */
import type { CodeRow } from './code';
import { billingRows } from './rows/billing';
import { clientRows } from './rows/client';
import { edgeRows } from './rows/edge';
import { endpointRows } from './rows/endpoint';
import { bareStatusRows, gatewayRows } from './rows/gateway';
import { keyRows } from './rows/key';
import { permissionRows } from './rows/permission';
import { rateRows } from './rows/rate';
import { requestRows } from './rows/request';
import { roadRows } from './rows/road';
import { streamRows } from './rows/stream';
import { upstreamRows } from './rows/upstream';

export const rows: readonly CodeRow[] = [
  ...keyRows,
  ...permissionRows,
  ...billingRows,
  ...rateRows,
  ...requestRows,
  ...endpointRows,
  ...upstreamRows,
  ...streamRows,
  ...gatewayRows,
  ...edgeRows,
  ...roadRows,
  ...clientRows,
  ...bareStatusRows,
];
