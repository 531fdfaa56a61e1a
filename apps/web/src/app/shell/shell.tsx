/** The frame that stays while pages change: navigation, search, account, and whether the desk answers. */
import { ActionIcon, Alert, AppShell, Burger, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCloudOff, IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLiveState } from '../../api/live';
import { type Shortcut, useShortcuts } from '../../keyboard/shortcuts';
import { Hints } from '../../ui/hint';
import { Overlaid, Overlays } from '../../ui/overlays';
import { useWords } from '../../words/words';
import { AccountMenu } from './account-menu';
import { Navigation } from './navigation';
import { openPalette } from './open-palette';
import { places } from './places';
import { useFreshCounts } from './queue-counts';
import { SearchButton } from './search-button';
import { shellWords } from './words';

const HEADER = 52;
const OVER = 'over-page';
const ShortcutOverview = lazy(() => import('../../keyboard/overview').then((module) => ({ default: module.ShortcutOverview })));
const Palette = lazy(() => import('./palette').then(({ Palette: component }) => ({ default: component })));

export function Shell() {
  const [menu, { toggle, close }] = useDisclosure();
  const [keys, { open: showKeys, close: hideKeys }] = useDisclosure();
  const t = useWords(shellWords);
  useFreshCounts();
  usePageKeys(showKeys);
  return (
    <Overlaid place={OVER}>
      <AppShell header={{ height: HEADER }} navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !menu } }} padding={0}>
        <a href="#content" className="skip-link">
          {t('skip')}
        </a>
        <Top menu={menu} toggle={toggle} showKeys={showKeys} />
        <AppShell.Navbar p="sm" aria-label={t('navigation')}>
          <Navigation close={close} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <Away />
          <Outlet />
          <Overlays place={OVER} />
        </AppShell.Main>
        <Hints />
        <Suspense>
          <Palette />
          <ShortcutOverview opened={keys} close={hideKeys} />
        </Suspense>
      </AppShell>
    </Overlaid>
  );
}

interface TopProps {
  /** Whether the navigation is open, where it is not always. */
  menu: boolean;
  toggle: () => void;
  showKeys: () => void;
}

function Top({ menu, toggle, showKeys }: TopProps) {
  const t = useWords(shellWords);
  return (
    <AppShell.Header px="sm">
      <Group h="100%" justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="xs" wrap="nowrap">
          <Burger opened={menu} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('open_menu')} />
          <Brand />
        </Group>
        <SearchButton />
        <Group gap="xs" wrap="nowrap">
          <ActionIcon hiddenFrom="sm" variant="subtle" size="lg" aria-label={t('search')} onClick={openPalette}>
            <IconSearch size={18} aria-hidden />
          </ActionIcon>
          <AccountMenu showKeys={showKeys} />
        </Group>
      </Group>
    </AppShell.Header>
  );
}

function Brand() {
  return (
    <UnstyledButton component={Link} to="/app" aria-label="Eventdesk">
      <Group gap={8} wrap="nowrap">
        <img src="/icon.svg" width={26} height={26} alt="" />
        <Text fw={650} visibleFrom="xs">
          Eventdesk
        </Text>
      </Group>
    </UnstyledButton>
  );
}

/** Over the page, not above it: nothing moves when the connection goes or comes. */
function Away() {
  const t = useWords(shellWords);
  const state = useLiveState();
  return (
    <div role="status" style={{ position: 'fixed', bottom: 12, left: '50%', transform: 'translateX(-50%)', zIndex: 300 }}>
      {state === 'away' ? (
        <Alert variant="filled" color="dark" icon={<IconCloudOff aria-hidden />} py="xs" maw={520}>
          {t('away')}
        </Alert>
      ) : null}
    </div>
  );
}

function usePageKeys(showKeys: () => void): void {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const go = places.flatMap(({ places: here }) =>
    here.map(({ key, word, to }): Shortcut => ({
      keys: `g ${key}`,
      does: t(word),
      group: t('go_to'),
      run: () => void navigate({ to }),
    })),
  );
  const general = t('general');
  useShortcuts([
    { keys: '$mod+k', does: t('palette'), group: general, run: openPalette, whileWriting: true },
    { keys: 'c', does: t('new_ticket'), group: general, run: () => void navigate({ to: '/app/new' }) },
    { keys: 'Shift+?', does: t('keys'), group: general, run: showKeys },
    ...go,
  ]);
}
