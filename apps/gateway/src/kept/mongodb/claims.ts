/** A claim on a key as one atomic write, timed by the server's clock alone: the clocks of gateways need not agree. */
import type { Document } from 'mongodb';
import { KEPT_HOURS, type KeptAnswer } from '../port';

export interface StoredClaim {
  _id: string;
  request_hash: string;
  /** JSON; null until it is known. */
  answer: string | null;
  /** The gateway that claimed it last, and that very claim. */
  holder: string;
  claim: string;
  /** Nobody may have carried it out before this claim. */
  is_new: boolean;
  leased_until: Date;
  kept_until: Date;
}

export interface Claimant {
  requestHash: string;
  claim: string;
  holder: string;
  leaseMs: number;
  /** An unfinished claim of this gateway is free at once: it knows that it does not work on it. */
  mayTakeOwn: boolean;
}

const KEPT_MS = KEPT_HOURS * 3_600_000;

/** An update that takes the key if it is free, and otherwise leaves it as it is: who has it then, the document says. */
export function claimUpdate({ requestHash, claim, holder, leaseMs, mayTakeOwn }: Claimant): Document[] {
  const ours = (value: unknown) => ({ $literal: value });
  const isFresh = { $or: [{ $eq: [{ $type: '$request_hash' }, 'missing'] }, { $lte: ['$kept_until', '$$NOW'] }] };
  const isAbandoned = {
    $and: [
      { $eq: ['$request_hash', ours(requestHash)] },
      { $eq: ['$answer', null] },
      { $or: [{ $lte: ['$leased_until', '$$NOW'] }, ...(mayTakeOwn ? [{ $eq: ['$holder', ours(holder)] }] : [])] },
    ],
  };
  const taken = (value: unknown, field: string) => ({ $cond: ['$taking', value, `$${field}`] });
  return [
    { $set: { fresh: isFresh, taking: { $or: [isFresh, isAbandoned] } } },
    {
      $set: {
        request_hash: taken(ours(requestHash), 'request_hash'),
        answer: taken(null, 'answer'),
        holder: taken(ours(holder), 'holder'),
        claim: taken(ours(claim), 'claim'),
        is_new: taken('$fresh', 'is_new'),
        leased_until: taken({ $add: ['$$NOW', leaseMs] }, 'leased_until'),
        kept_until: { $cond: ['$fresh', { $add: ['$$NOW', KEPT_MS] }, '$kept_until'] },
      },
    },
    { $unset: ['fresh', 'taking'] },
  ];
}

export const answerOf = (json: string): KeptAnswer => JSON.parse(json) as KeptAnswer;
