import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Desk } from '../../lib/notify/desk';
import type { ReleaseEvent } from '../../lib/notify/notifier';
import { slackMessage, slackNotifier, webhookNotifier } from '../../lib/notify/webhook';

const EVENT: ReleaseEvent = {
  ...{ kind: 'rolled back', service: 'shop', environment: 'production', stage: 'shift-25', to: 'rollback' },
  lines: ['gate error-ratio: Failed, bad when result[0] >= 0.01 && <!channel> ```'],
  at: '2026-01-01T00:00:00Z',
};

describe('those who are told', () => {
  let server: Server;
  let status = 200;
  const heard: unknown[] = [];

  beforeEach(async () => {
    status = 200;
    heard.length = 0;
    server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        heard.push(JSON.parse(body));
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => server.close(done)));
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-token`;

  test('get the event as JSON, or as a message of Slack in which nothing is markup', async () => {
    await webhookNotifier(address()).notify(EVENT);
    await slackNotifier(address()).notify(EVENT);
    expect(heard[0]).toEqual(EVENT);
    expect(heard[1]).toEqual(slackMessage(EVENT));
    const text = JSON.stringify(heard[1]);
    expect(text).toContain('shop in production is taken back from shift-25');
    expect(text).not.toMatch(/<!channel>|``` ```|&& /);
  });

  test('are waited for by nobody, and what they do not take is said without their address', async () => {
    status = 500;
    const failures: string[] = [];
    const never = { notify: () => new Promise<void>((_, failed) => setTimeout(() => failed(new Error('late')), 50)) };
    const desk = new Desk(
      [webhookNotifier(address()), webhookNotifier('http://127.0.0.1:1/secret-token'), never],
      (text) => failures.push(text),
    );
    desk.tell(EVENT);
    expect(failures).toEqual([]);
    await desk.close();
    expect(failures).toHaveLength(3);
    expect(failures.join()).toContain('answered a message with 500');
    expect(failures.join()).not.toContain('secret-token');
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
