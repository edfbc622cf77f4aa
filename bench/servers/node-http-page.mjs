/** The honest limit: node:http that makes the ten tasks of each answer anew, as whoever remembers no page must. */
import { createServer } from 'node:http';
import { port, taskOf } from './page.mjs';

/** Twelve bytes by the number of a task, as hex. */
const bytes = Buffer.alloc(12);
const idOf = (index) => {
  for (let at = 0; at < 12; at += 4) bytes.writeUInt32BE(Math.imul(index + at + 1, 0x9e3779b9) >>> 0, at);
  return bytes.toString('hex');
};

/** A number of a plain query. */
const numberIn = (url, name, otherwise) => {
  const at = url.indexOf(`${name}=`, url.indexOf('?'));
  return at < 0 ? otherwise : Number.parseInt(url.slice(at + name.length + 1), 10);
};

createServer({ optimizeEmptyRequests: true }, (request, response) => {
  const offset = numberIn(request.url, 'offset', 0);
  const end = Math.min(offset + numberIn(request.url, 'limit', 10), 10);
  const tasks = [];
  for (let index = offset; index < end; index += 1) tasks.push(taskOf(index, idOf(index)));
  const body = JSON.stringify({ tasks, total: 10 });
  response.writeHead(200, {
    'X-Request-Id': `${idOf(offset)}00000000`,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body, 'latin1');
}).listen(port, '127.0.0.1');
