import type { DeskConfig, Instant } from '@eventdesk/contracts';
import type { EventBus } from '@eventdesk/event-bus';
import type { EventStore, Tracer } from '@eventdesk/event-store';
import type { ViewReader } from '@eventdesk/read-models';
import type { Clock, Logger } from '@eventdesk/runtime';
import type { ClientProxy } from '@nestjs/microservices';
import type { Registry } from 'prom-client';
import type { GatewayStore } from './kept/port';

/** Everything that the gateway is given; it writes nothing but idempotency keys and sessions. */
export interface GatewayPorts {
  config: DeskConfig;
  clock: Clock;
  logger: Logger;
  metrics: Registry;
  /** Answers `requestPatterns`: commands go to ticket-command, the mailbox query to notification. */
  requests: ClientProxy;
  views: ViewReader;
  /** Read only: `as_of`, who a ticket's contact is, live updates. */
  store: Pick<EventStore, 'readStream' | 'readAll' | 'subscribe' | 'head'>;
  /** Live updates wait for the consumer named `projector`, in whichever process it is. */
  bus: Pick<EventBus, 'consumers' | 'handled' | 'statuses' | 'parked' | 'retryParked'>;
  followUp: FollowUp;
  ready(): Promise<Readiness>;
  /** Absent: requests are no spans; a caller's trace goes on all the same. */
  tracer?: Tracer | undefined;
  /** Whoever presents it is the administrator. */
  adminKey: string;
  /**
   * Where browsers reach the desk when a proxy stands before it, like https://desk.example: https makes cookies Secure, and a
   * proxy on this machine is believed about where requests come from.
   */
  publicUrl?: string | undefined;
  /** Addresses of proxies elsewhere that are believed likewise, like 10.0.0.0/8; without a public address none is. */
  trustedProxies?: readonly string[];
  /** Idempotency keys and sessions. Stays the caller's: close it after the gateway. */
  kept: GatewayStore;
  /** Makes and reads the links by which customers see their own tickets. */
  customerLinks: CustomerLinks;
  /** Moves the manual clock to the instant and resolves when everything due by then was handled. Absent: no such route. */
  advanceClock?: (to: Instant) => Promise<void>;
  /** Folder of the web page (index.html and its assets). Absent: no page. */
  webRoot?: string;
}

export interface CustomerLinks {
  urlOf(ticketId: string): Promise<string>;
  /** The ticket that the end of a link names; null for whatever is not one of ours. */
  ticketOf(token: string): Promise<string | null>;
}

export interface FollowUp {
  /**
   * Resolves when what this ticket's events up to the position set off is in the views. @param signal aborts after 2 s: whoever
   * asked waits no longer
   */
  settled(ticketId: string, position: string, signal: AbortSignal): Promise<void>;
}

/** `checks`: what was looked at, each `ok` or what is wrong with it, without secrets: the answer is open to everybody. */
export interface Readiness {
  ok: boolean;
  checks: Record<string, string>;
}

export const PORTS = Symbol('GatewayPorts');
