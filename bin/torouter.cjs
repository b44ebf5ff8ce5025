#!/usr/bin/env node
/*
 * The launcher: refuses a Node that is too old, answers --version by itself, loads the program otherwise.
 * Syntax that every Node since version 4 can read, so that the refusal is a sentence and not a syntax error.
 */
'use strict';

var oldest = [20, 18, 1];
var running = process.versions.node.split('.').map(Number);

function isOlder() {
  var i = 0;
  while (i < 2 && running[i] === oldest[i]) i += 1;
  return running[i] < oldest[i];
}

/* Written directly: the stream object of a pipe alone costs a quarter of the start of Node. */
function print(descriptor, text) {
  try {
    require('fs').writeSync(descriptor, text);
  } catch (error) {
    if (error.code === 'EAGAIN') (descriptor === 1 ? process.stdout : process.stderr).write(text);
  }
}

if (isOlder()) {
  process.exitCode = 2;
  print(2, 'torouter: Node ' + process.versions.node + ' is too old. Use Node ' + oldest.join('.') + ' or newer.\n');
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  print(1, require('../package.json').version + '\n');
} else {
  require('../dist/cli.cjs');
}
