// @ts-check
/**
 * A target whose metrics follow a script: `frames.cjs <port> <file> <start> <step>`. The file names the series and has their
 * values frame by frame; frame n is shown from n steps after the start on, both in milliseconds, and the last for ever.
 */
const fs = require('node:fs');
const http = require('node:http');

const [port = '', file = '', start = '', step = ''] = process.argv.slice(2);
/** @type {{ names: string[], frames: (number | null)[][] }} */
const { names, frames } = JSON.parse(fs.readFileSync(file, 'utf8'));

http
  .createServer((_, response) => {
    const index = Math.floor((Date.now() - Number(start)) / Number(step));
    const values = frames[Math.min(index, frames.length - 1)] ?? [];
    const lines = names.map((name, at) => (typeof values[at] === 'number' ? `${name} ${values[at]}\n` : ''));
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(lines.join(''));
  })
  .listen(Number(port), '127.0.0.1');
