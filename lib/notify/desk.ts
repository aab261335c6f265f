import { reasonOf } from '../core/error';
import type { Notifier, ReleaseEvent } from './notifier';

/** Tells several at once, and waits for none: what is said to people never keeps a release waiting. */
export class Desk {
  private readonly open = new Set<Promise<void>>();

  constructor(
    private readonly notifiers: readonly Notifier[],
    /** Called with what could not be delivered. */
    private readonly failed: (text: string) => void,
  ) {}

  /** Begins to tell. */
  tell(event: ReleaseEvent): void {
    for (const notifier of this.notifiers) {
      const delivery = this.deliver(notifier, event).finally(() => this.open.delete(delivery));
      this.open.add(delivery);
    }
  }

  /** Waits for what is under way, at the end of a program. */
  async close(): Promise<void> {
    await Promise.all(this.open);
  }

  private async deliver(notifier: Notifier, event: ReleaseEvent): Promise<void> {
    try {
      await notifier.notify(event);
    } catch (error) {
      this.failed(`not told: ${reasonOf(error)}`);
    }
  }
}
