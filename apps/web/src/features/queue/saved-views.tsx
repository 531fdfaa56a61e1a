import { NavLink } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useViews } from './views-store';

/** In the navigation: the views that somebody starred. */
export function SavedViewLinks({ close }: { close: () => void }) {
  const { views } = useViews();
  const current = useRouterState({ select: ({ location }) => (location.search as { view?: string }).view });
  return views
    .filter(({ starred }) => starred)
    .map(({ id, name, queue, search }) => (
      <NavLink
        key={id}
        renderRoot={(rest) => <Link to="/app/queue/$queue" params={{ queue }} search={{ ...search, view: id }} {...rest} />}
        label={name}
        active={current === id}
        aria-current={current === id ? 'page' : undefined}
        onClick={close}
        leftSection={<IconStar size={17} stroke={1.7} aria-hidden />}
        py={5}
        styles={{ label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } }}
        style={{ borderRadius: 8 }}
      />
    ));
}
