/** Why a mail that would be sent is not: an answer that would meet a machine, news of long ago, more than one person should get. */
import type { DeskConfig, Instant, Recorded } from '@eventdesk/contracts';
import type { MailIntent } from '@eventdesk/domain';
import type { Clock } from '@eventdesk/runtime';
import type { KeptMailbox } from './mailer/kept-mailbox';
import type { OutgoingMail } from './mailer/port';

const HOUR_MS = 3_600_000;

/** Senders that are programs: answering them starts a conversation between machines. */
const robots = /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)([+.=_-]|$)/i;

/** Older than this, an event is told to nobody by machine: a log read again under other rules must not mail about the past. */
const STALE_MS = 7 * 24 * HOUR_MS;

/** @returns why this mail must not go out, or null. @param now an instant, like the event's `recorded_at` */
export function guardAgainst(config: DeskConfig, event: Recorded, { template, to }: MailIntent, now: Instant): string | null {
  if (template !== 'agent-reply' && Date.parse(now) - Date.parse(event.recorded_at) > STALE_MS)
    return 'what it tells happened more than a week ago';
  // The acknowledgement alone is sent without anybody at the desk having acted: alone it could go round in circles.
  if (template !== 'acknowledgement') return null;
  const [local = '', domain = ''] = to.split('@');
  if (config.business_entities.some((entity) => entity.domain === domain.toLowerCase()))
    return "an address of the desk's own domains is not answered automatically";
  return robots.test(local) ? 'an address of a program is not answered automatically' : null;
}

/** At most so many mails to one customer's address within any hour, those under way counted with those sent. */
export class CustomerCap {
  readonly #underWay = new Map<string, number>();

  constructor(
    private readonly limit: number,
    private readonly mailbox: KeptMailbox,
    private readonly clock: Clock,
  ) {}

  /** Runs `send` unless the address had its share. @returns null when it had. @throws TryLater */
  async within<T>({ audience, to, message_id }: OutgoingMail, send: () => Promise<T>): Promise<T | null> {
    if (audience !== 'customer' || this.mailbox.has(message_id)) return send();
    const address = to.address.toLowerCase();
    const hourAgo = new Date(Date.parse(this.clock.now()) - HOUR_MS).toISOString();
    const underWay = this.#underWay.get(address) ?? 0;
    if (this.mailbox.customerMailsSince(address, hourAgo) + underWay >= this.limit) return null;
    this.#underWay.set(address, underWay + 1);
    try {
      return await send();
    } finally {
      const left = (this.#underWay.get(address) ?? 1) - 1;
      if (left > 0) this.#underWay.set(address, left);
      else this.#underWay.delete(address);
    }
  }
}
