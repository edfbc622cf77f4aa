/** What Express does to each request before anything else, and nothing more of it. */
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { page, port } from './page.mjs';

const requestPrototype = Object.create(IncomingMessage.prototype);
const responsePrototype = Object.create(ServerResponse.prototype);

createServer((request, response) => {
  Object.setPrototypeOf(request, requestPrototype);
  Object.setPrototypeOf(response, responsePrototype);
  const body = JSON.stringify(page);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}).listen(port, '127.0.0.1');
