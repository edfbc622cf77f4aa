import { createServer } from 'node:http';
import { page, port } from './page.mjs';

createServer((_request, response) => {
  const body = JSON.stringify(page);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}).listen(port, '127.0.0.1');
