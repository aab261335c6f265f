// @ts-check
/** A stand-in for the server of source-controller: the files of a folder over HTTP. */
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const [port = '', folder = ''] = process.argv.slice(2);

http
  .createServer((request, response) => {
    fs.readFile(path.join(folder, path.basename(request.url ?? '')), (error, content) => {
      response.writeHead(error ? 404 : 200).end(content);
    });
  })
  .listen(Number(port), '127.0.0.1');
