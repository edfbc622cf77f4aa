/**
 * Times the control plane of a fake in this process: its first verb, and what further verbs take longer than `health`,
 * these by the time of the processor, since who else uses the machine matters less then.
 * Arguments: the path of a build's index.js, and the first verb.
 */
import { Agent, request } from 'node:http';

const calls = {
  health: ['GET', '/_fake/health'],
  worlds: ['GET', '/_fake/worlds'],
  reset: ['POST', '/_fake/reset', '{}'],
  fault: ['POST', '/_fake/faults', '{"match":{"path":"/nowhere"},"do":{"status":500}}'],
  clock: ['POST', '/_fake/clock', '{"advance":"5m"}'],
  journal: ['GET', '/_fake/journal'],
  // The last, since the others would take the longer the more worlds there are.
  'new world': ['POST', '/_fake/worlds', '{}'],
};
const times = 200;

const [index, first] = process.argv.slice(2);
const { createFakeSwr } = await import(index);
const { url, close } = await createFakeSwr();
const agent = new Agent({ keepAlive: true });

const millis = ({ user, system }) => (user + system) / 1000;

const timed = (method, path, body) =>
  new Promise((resolve, reject) => {
    const beganMs = performance.now();
    const cpu = process.cpuUsage();
    const answered = (response) =>
      response.resume().once('end', () => {
        if (response.statusCode >= 300) reject(new Error(`${method} ${path} is answered ${response.statusCode}`));
        else resolve({ ms: performance.now() - beganMs, cpuMs: millis(process.cpuUsage(cpu)) });
      });
    request(`${url}${path}`, { method, agent }, answered).once('error', reject).end(body);
  });

const medianOf = async (name) => {
  const all = [];
  for (let turn = 0; turn < times; turn += 1) all.push((await timed(...calls[name])).cpuMs);
  return all.sort((a, b) => a - b)[times / 2];
};

// Node's client is loaded with its first request.
await new Promise((resolve) =>
  request(`${url}/v2`, { agent }, (response) => response.resume().once('end', resolve)).end(),
);
const { ms: firstMs, cpuMs: firstCpuMs } = await timed(...calls[first]);
await medianOf('health');
const healthMs = await medianOf('health');
const above = {};
for (const name of Object.keys(calls).slice(1)) above[name] = (await medianOf(name)) - healthMs;
process.stdout.write(JSON.stringify({ firstMs, firstCpuMs, healthMs, above }));
agent.destroy();
await close();
