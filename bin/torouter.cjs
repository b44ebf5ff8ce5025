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

/*
 * Loads a bundle of the program. Where the build has left compiled code of it for exactly this V8, that saves the compilation, which takes longer than a
 * look-up. The source that was compiled stands behind the code: where the bundle is another one, and everywhere else, it is a module like any other.
 * Bundles with compiled code are ASCII, which is read faster so named.
 */
function load(name) {
  var fs = require('fs');
  var path = require('path');
  var Module = module.constructor;
  var dist = path.join(__dirname, '..', 'dist');
  var file = path.join(dist, name);
  var compiled;
  var source;
  var length;
  if (require.cache[file]) return require.cache[file].exports;
  try {
    compiled = fs.readFileSync(path.join(dist, 'compiled', process.versions.v8 + '-' + process.arch, name + '.bin'));
    source = fs.readFileSync(file);
    length = compiled.length - source.length;
    if (length <= 0 || source.compare(compiled, length) !== 0) return require(file);
  } catch (_error) {
    return require(file);
  }
  var script = new (require('vm').Script)(Module.wrap(source.toString('latin1')), {
    filename: file,
    cachedData: compiled.subarray(0, length),
  });
  var bundle = new Module(file, module);
  bundle.filename = file;
  require.cache[file] = bundle;
  script.runInThisContext().call(
    bundle.exports,
    bundle.exports,
    function (id) {
      return id.charAt(0) === '.' ? load(path.basename(id)) : require(id);
    },
    bundle,
    file,
    dist,
  );
  bundle.loaded = true;
  return bundle.exports;
}

if (isOlder()) {
  process.exitCode = 2;
  print(2, 'torouter: Node ' + process.versions.node + ' is too old. Use Node ' + oldest.join('.') + ' or newer.\n');
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  print(1, require('../package.json').version + '\n');
} else {
  try {
    load('cli.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    process.exitCode = 2;
    print(2, 'torouter: the package is not complete (' + error.message.split('\n')[0] + '). Install it again.\n');
  }
}
