/** The mailer as the notifier sees it. Every adapter passes the whole contract suite beside this file. */
import { TryLater } from '@eventdesk/event-bus';
import { EmailAddress, type Instant, type MailSent } from '@eventdesk/contracts';
import type { z } from 'zod';

type Recorded = z.infer<typeof MailSent>;
export type Audience = Recorded['audience'];
export type TransportName = Recorded['transport'];

export interface MailAddress {
  name: string | null;
  address: string;
}

/** One mail to one address. Subject and names are one line each. */
export interface OutgoingMail {
  /** With its angle brackets; the mail's identity, the same for every attempt. */
  message_id: string;
  ticket_id: string;
  /** Id of the event that brings the mail about. */
  cause: string;
  audience: Audience;
  from: MailAddress;
  to: MailAddress;
  subject: string;
  text: string;
  headers: Readonly<Record<string, string>>;
  sent_at: Instant;
}

/** `refused`: the receiving side said no to this mail for good; trying again would change nothing. */
export type MailOutcome = { kind: 'sent' } | { kind: 'refused'; error: string };

export interface Mailer {
  readonly transport: TransportName;
  /**
   * Resolves when the mail is durably handed over. A message id that was handed over before is not sent again.
   * @param isOurs asked when its turn has come: whether this instance still is the one to send it; absent, it is
   * @throws TryLater when nothing is wrong with the mail itself: no connection, "not now", or another instance's by now
   */
  send(mail: OutgoingMail, isOurs?: () => boolean): Promise<MailOutcome>;
  /** Lets go of connections; what is under way may fail. */
  close(): void;
}

/** Whatever an old event or an import holds as an address: what is not exactly one goes to no server. */
export const isMailAddress = (text: string): boolean => EmailAddress.safeParse(text).data === text;

/** @throws TryLater when the mail is another instance's by now */
export function mustBeOurs(isOurs: (() => boolean) | undefined): void {
  if (isOurs?.() === false) throw new TryLater('another instance has the ticket now');
}
