/** Where the key may go besides the address that it was given for. */
import { expect, test } from 'vitest';
import { mayCarryKey, mayFollowRedirect } from '../../src/target/mayCarryKey';

test.each([
  ['https://gw.example.com', 'https://gw.example.com/api', true, true],
  ['https://gw.example.com', 'https://gw.example.com:443/api', true, true],
  ['http://gw.example.com', 'https://gw.example.com', true, true],
  ['http://gw.example.com:8080', 'https://gw.example.com:8080', true, false],
  ['http://gw.example.com:8080', 'https://gw.example.com', false, false],
  ['https://gw.example.com', 'http://gw.example.com', false, false],
  ['https://gw.example.com', 'https://gw.example.com:8443', false, false],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4001', false, false],
  ['https://gw.example.com', 'https://www.gw.example.com', false, false],
  ['https://gw.example.com', 'ftp://gw.example.com', false, false],
  ['https://gw.example.com', 'nonsense', false, false],
])('%s → %s', (root, other, carries, follows) => {
  expect(mayCarryKey(root, other)).toBe(carries);
  expect(mayFollowRedirect(root, other)).toBe(follows);
});

test('down to plain HTTP only on this machine and on the same port', () => {
  expect(mayCarryKey('https://127.0.0.1:8443', 'http://127.0.0.1:8443', true)).toBe(true);
  expect(mayCarryKey('https://127.0.0.1:8443', 'http://127.0.0.1:8080', true)).toBe(false);
  expect(mayFollowRedirect('https://127.0.0.1:8443', 'http://127.0.0.1:8443')).toBe(false);
});
