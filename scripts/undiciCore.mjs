/**
 * Stands in for `undici` in the bundles and in the tests: the HTTP/1.1 client and its connector, which is all that `wire` uses. The package's own
 * entry also loads fetch, WebSocket, caches and mocks: half of the memory and of the time that doctor needs to start.
 */
import connect from 'undici/lib/api/api-connect.js';
import buildConnector from 'undici/lib/core/connect.js';
import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

// As undici's own entry does for all of its methods.
Dispatcher.prototype.connect = connect;

export { buildConnector, Client };
