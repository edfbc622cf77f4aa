import { once } from 'node:events';
import { connect } from 'node:net';

/** Asks for a path many times on one connection, some hundreds at a time; much quicker than by `fetch`. */
export const callMany = async (
  url: string,
  { path, token, times }: { readonly path: string; readonly token: string; readonly times: number },
): Promise<void> => {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nX-Auth-Token: ${token}\r\n\r\n`;
  let answered = 0;
  let sent = 0;
  const send = (): void => {
    const some = Math.min(times - sent, 300 - (sent - answered));
    if (some <= 0) return;
    sent += some;
    socket.write(request.repeat(some));
  };
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (data) => {
      answered += data.toString('latin1').split('HTTP/1.1 ').length - 1;
      if (answered >= times) resolve();
      else send();
    });
    send();
  });
  socket.destroy();
};
