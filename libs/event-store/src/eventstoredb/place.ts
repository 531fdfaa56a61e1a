/** Revisions and positions: bigints in the client, numbers and text in the port. */
import type { Position } from '@eventstore/db-client';
import { comparePositions } from '../port';

/** Log positions are 63-bit; servers before 24.10.4 could report 2^64 - 1 when they had no checkpoint (KurrentDB#4892). */
const LAST_POSITION = 2n ** 63n - 1n;

export const toText = ({ commit, prepare }: Position): string => `${commit}/${prepare}`;

/** @throws RangeError */
export function toPosition(position: string): Position {
  const [, commit, prepare] = /^(\d{1,19})\/(\d{1,19})$/.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError(`"${position}" is no position of this log`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

export const isPlausible = ({ commit, prepare }: Position): boolean => commit <= LAST_POSITION && prepare <= LAST_POSITION;

export const isAfter = (position: string, seen: string | null): boolean => seen === null || comparePositions(position, seen) > 0;

/** @throws RangeError where the revision is beyond what a number holds exactly */
export function toRevision(revision: bigint): number {
  if (revision > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`revision ${revision} is beyond 2^53`);
  return Number(revision);
}
