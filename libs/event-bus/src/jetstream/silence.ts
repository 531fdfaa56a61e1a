/** A relay that says nothing is away, or has nothing to say: the log tells which. */
import type { Category } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { reached } from '../common/waiters';

export interface Heard {
  category: Category;
  /** Everything up to here is in the stream. */
  position: string | null;
}

interface Looked {
  /** What the relay had said when it was looked. */
  position: string;
  /** From there up to here, the log has nothing of the category. */
  upTo: string;
}

export class Silence {
  readonly #looked = new Map<Category, Looked>();

  constructor(private readonly store: Pick<EventStore, 'head' | 'readAll'>) {}

  /** Up to where the log has nothing of the category after this position, as far as it was looked; null when it was not. */
  nothingUpTo(category: Category, position: string | null): string | null {
    const looked = this.#looked.get(category);
    return looked && looked.position === position ? looked.upTo : null;
  }

  /**
   * To be called from time to time: a category whose relay has said the same twice, and has not come to the log's head, is looked up.
   * @returns whether there is news. @throws StoreUnavailable
   */
  async look(heard: readonly Heard[]): Promise<boolean> {
    const head = await this.store.head();
    let isNews = false;
    for (const { category, position } of heard) {
      if (head === null || position === null || reached(position, head)) this.#looked.delete(category);
      else if (this.nothingUpTo(category, position) === null) this.#looked.set(category, { position, upTo: position });
      else isNews = (await this.#lookFurther(category)) || isNews;
    }
    return isNews;
  }

  async #lookFurther(category: Category): Promise<boolean> {
    const looked = this.#looked.get(category);
    if (!looked) return false;
    const before = looked.upTo;
    for await (const { events, position } of this.store.readAll({ after: before, prefixes: [`${category}-`] })) {
      if (events.length > 0) break;
      looked.upTo = position;
    }
    return looked.upTo !== before;
  }
}
