/** When to try again, and what is worth trying again without end. */
import { StoreUnavailable } from '@eventdesk/event-store';
import { TryLater } from '../port';

export interface RetryPolicy {
  /** How often a handler is tried before its ticket is parked. */
  attempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
}

export const defaultRetry: RetryPolicy = { attempts: 5, firstDelayMs: 100, maxDelayMs: 5_000 };

/** Longest wait for what is away for everybody: a mail server, the store, a subscription. */
export const PATIENCE_MS = 30_000;

/** Doubles from the first delay to the longest, less up to a half by chance, so that what failed together does not return together. */
export const backoff = (failures: number, firstDelayMs: number, maxDelayMs: number): number =>
  Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 1)) * (1 - Math.random() / 2);

/** Away for everybody: parking one ticket after another would help none. */
export const isTemporary = (error: unknown): boolean => error instanceof TryLater || error instanceof StoreUnavailable;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
