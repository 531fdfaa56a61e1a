import type { Recorded } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { ViewName, ViewStore } from '../port';

export interface ViewsUnderTest {
  views: ViewStore;
  /** Closes the views and opens them again on what was kept. */
  reopen: () => Promise<ViewStore>;
  /** Builds the views, or one of them, anew from the log and swaps. Views opened before notice by themselves. */
  rebuild: (log: Pick<EventStore, 'readAll'>, view?: ViewName) => Promise<void>;
  /** Closes whatever is open and removes what was kept. */
  cleanup: () => Promise<void>;
}
export type CreateViews = () => Promise<ViewsUnderTest>;

/** Registers the hooks, and gives each test empty views of its own. */
export function useViews(create: CreateViews) {
  let underTest: ViewsUnderTest | null = null;
  const given = {
    views: undefined as unknown as ViewStore,
    reopen: async () => {
      if (underTest) given.views = await underTest.reopen();
    },
    rebuild: async (log: Pick<EventStore, 'readAll'>, view?: ViewName) => underTest?.rebuild(log, view),
  };
  beforeEach(async () => {
    underTest = await create();
    given.views = underTest.views;
  });
  afterEach(async () => {
    await underTest?.cleanup();
    underTest = null;
  });
  return given;
}

/** The same events to other views, made for a moment. */
export async function digestsAfter(create: CreateViews, calls: readonly (readonly Recorded[])[]) {
  const { views, cleanup } = await create();
  try {
    for (const events of calls) await views.apply(events);
    return await views.digests();
  } finally {
    await cleanup();
  }
}
