/** Every address of the page. What a page needs is loaded with it; the first load is the shell and the queue. */
import { Anchor, Box } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { QueuePage } from '../features/queue/page';
import { isQueue } from '../features/queue/queues';
import { readQueueSearch } from '../features/queue/search';
import { offline } from '../api/refused';
import { Empty, Failure, Loading } from '../ui/page';
import { useWords } from '../words/words';
import { Shell } from './shell/shell';
import { shellWords } from './shell/words';
import { Gate } from './sign-in/gate';

const toMyWork = () => redirect({ to: '/app/queue/$queue', params: { queue: 'mine' }, throw: true });

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });
const index = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => toMyWork() });

const app = createRoute({
  getParentRoute: () => root,
  path: '/app',
  component: () => (
    <Gate>
      <Shell />
    </Gate>
  ),
});
const appIndex = createRoute({ getParentRoute: () => app, path: '/', beforeLoad: () => toMyWork() });

const queue = createRoute({
  getParentRoute: () => app,
  path: 'queue/$queue',
  component: QueuePage,
  validateSearch: readQueueSearch,
  beforeLoad: ({ params }) => {
    if (!isQueue(params.queue)) notFound({ throw: true });
  },
  notFoundComponent: Lost,
});

/**
 * What could not be loaded is told like every answer that did not come, and can be tried again. Where the desk is there and only the
 * file is not, the page is older than the desk, and loaded anew.
 */
const orTold =
  <T,>(load: () => Promise<T>) =>
  (): Promise<T> =>
    load().catch(async (cause: unknown) => {
      const isThere = await fetch('/health/live').then(
        ({ ok }) => ok,
        () => false,
      );
      if (isThere) throw cause;
      throw offline('a part of the page did not come');
    });

/** A page of its own file; `name` is the exported component. Its search parameters are its own to read. */
const page = <Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => app,
    path,
    component: lazyRouteComponent(orTold(load) as () => Promise<Record<string, () => null>>, name),
    validateSearch: (search: Record<string, unknown>) => search,
  });

const pages = [
  page('new', () => import('../features/new-ticket/page'), 'NewTicketPage'),
  page('tickets/$ticket', () => import('../features/ticket/page'), 'TicketPage'),
  page('contacts/$contact', () => import('../features/contact/page'), 'ContactPage'),
  page('sales', () => import('../features/sales/page'), 'SalesPage'),
  page('sla', () => import('../features/sla/page'), 'SlaWallPage'),
  page('reports', () => import('../features/reports/page'), 'ReportsPage'),
  page('operations/mailbox', () => import('../features/operations/mailbox'), 'MailboxPage'),
  page('operations/parked', () => import('../features/operations/parked'), 'ParkedPage'),
  page('operations/projections', () => import('../features/operations/projections'), 'ProjectionsPage'),
  page('operations/numbers', () => import('../features/operations/numbers'), 'NumbersPage'),
  page('operations/configuration', () => import('../features/operations/configuration'), 'ConfigurationPage'),
  page('start', () => import('../features/start/page'), 'StartPage'),
];

/** What is under /help is a page of its own (features/customer). */
const routeTree = root.addChildren([index, app.addChildren([appIndex, queue, ...pages])]);

function Lost() {
  const t = useWords(shellWords);
  return (
    <Empty title={t('lost')}>
      {t('lost_more')}{' '}
      <Anchor component={Link} to="/app">
        {t('home')}
      </Anchor>
    </Empty>
  );
}

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => (
    <Box p="lg">
      <Failure error={error} retry={() => void router.invalidate().then(reset)} />
    </Box>
  ),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
