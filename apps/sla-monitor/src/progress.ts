import { comparePositions } from '@eventdesk/event-store';

export interface Work {
  since: string | null;
}

/** How far this process has set the timers of what it appended, with many tickets under way at once. */
export class Progress {
  readonly #underWay = new Set<Work>();

  constructor(private reached: string | null) {}

  begin(): Work {
    const work = { since: this.reached };
    this.#underWay.add(work);
    return work;
  }

  /**
   * @param appended position of the work's last event; null when it appended none
   * @returns a position that nothing still under way has appended before; null while there is none
   */
  end(work: Work, appended: string | null): string | null {
    this.#underWay.delete(work);
    if (appended !== null && (this.reached === null || comparePositions(appended, this.reached) > 0)) this.reached = appended;
    const [oldest] = this.#underWay;
    return oldest ? oldest.since : this.reached;
  }
}
