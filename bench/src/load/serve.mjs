// The server of the load bench in a process of its own: tells its address, ends with its parent.
import { serve } from '@luoshi/server';

const running = await serve({
  environment: process.env,
  host: '127.0.0.1',
  port: 0,
  plan: { offices: [] },
  web: null,
  log: false,
  tell: (note) => process.stderr.write(`${note.english}\n`),
  rate: 1e9,
});
process.send({ address: running.address });
process.on('message', () => process.send({ cpu: process.cpuUsage() }));
process.on('disconnect', () => void running.stop().then(() => process.exit(0)));
