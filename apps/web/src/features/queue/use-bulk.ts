import { useState } from 'react';
import { useAct } from '../../api/act';
import type { ListedTicket } from '../../api/types';
import { begun, type BulkAct, type BulkRun, type Outcome, runBulk, undoBulk, withOutcome } from './bulk';

export interface Bulk {
  run: BulkRun | null;
  start: (what: BulkAct, tickets: readonly ListedTicket[]) => void;
  undo: () => void;
  close: () => void;
}

export function useBulk(): Bulk {
  const act = useAct();
  const [run, setRun] = useState<BulkRun | null>(null);
  // An act that is still under way when another begins works on, and its outcomes stay its own.
  const tellOf = (key: number) => (id: string, outcome: Outcome) =>
    setRun((now) => (now?.key === key ? withOutcome(now, id, outcome) : now));
  return {
    run,
    start(what, tickets) {
      const begins = begun(what.title, tickets, (run?.key ?? 0) + 1);
      setRun(begins);
      void runBulk(what, tickets, { act, tell: tellOf(begins.key) });
    },
    undo: () => void (run && undoBulk(run, { act, tell: tellOf(run.key) })),
    close: () => setRun(null),
  };
}
