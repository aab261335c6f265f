import { headline, type Notifier, type ReleaseEvent } from './notifier';

/** Milliseconds after which a delivery is given up. */
const DELIVERED_WITHIN = 5000;

/** Posts each event as JSON. The address may hold a secret: errors name its host alone. */
export function webhookNotifier(address: string): Notifier {
  return { notify: (event) => post(address, event) };
}

/** Posts each event as Slack and those like it take messages. */
export function slackNotifier(address: string): Notifier {
  return { notify: (event) => post(address, slackMessage(event)) };
}

/** Characters of a text that Slack takes in one block, with room for what surrounds it. */
const LONGEST_BLOCK = 2800;

/** A message with a headline for notifications, and the evidence as it is: nothing in it is markup. */
export function slackMessage(event: ReleaseEvent): object {
  const text = headline(event);
  const lines = event.lines.join('\n').slice(0, LONGEST_BLOCK);
  const section = (type: 'plain_text' | 'mrkdwn', content: string) => ({
    type: 'section',
    text: { type, text: content },
  });
  return {
    text: escaped(text),
    blocks: [
      section('plain_text', text),
      ...(lines === '' ? [] : [section('mrkdwn', `\`\`\`${escaped(lines).replaceAll('`', "'")}\`\`\``)]),
    ],
  };
}

/** The three characters by which Slack begins mentions and links. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function post(address: string, body: object): Promise<void> {
  const { host } = new URL(address);
  const signal = AbortSignal.timeout(DELIVERED_WITHIN);
  const headers = { 'Content-Type': 'application/json' };
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body), signal, redirect: 'error' });
  } catch {
    // What fetch says may hold the address.
    throw new Error(`${host} took no message`);
  }
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${host} answered a message with ${response.status}`);
}
