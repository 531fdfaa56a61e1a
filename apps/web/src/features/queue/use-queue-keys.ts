import { useNavigate } from '@tanstack/react-router';
import { type Shortcut, useShortcuts } from '../../keyboard/shortcuts';
import { useWords } from '../../words/words';
import type { BulkMenu } from './bulk-bar';
import type { Rows } from './use-rows';
import type { Selecting } from './use-selection';
import { bulkWords } from './bulk-words';

interface Given {
  selecting: Selecting;
  rows: Rows;
  openMenu: (menu: BulkMenu) => void;
  find: () => void;
}

export function useQueueKeys({ selecting: { acts, selection }, rows, openMenu, find }: Given): void {
  const t = useWords(bulkWords);
  const navigate = useNavigate();
  const key = (keys: string, does: Parameters<typeof t>[0], run: () => void): Shortcut => ({
    ...{ keys, run },
    does: t(does),
    group: t('queue'),
  });
  const menu = (name: BulkMenu) => () => {
    if (selection.chosen.size === 0 && selection.at === null) return;
    acts.atLeastOne();
    openMenu(name);
  };
  const open = () => {
    const ticket = rows.rows.find(({ id }) => id === selection.at);
    if (ticket) void navigate({ to: '/app/tickets/$ticket', params: { ticket: ticket.ticket_number ?? ticket.id } });
  };
  useShortcuts([
    key('j', 'next', () => acts.move(1)),
    key('k', 'previous', () => acts.move(-1)),
    key('ArrowDown', 'next', () => acts.move(1)),
    key('ArrowUp', 'previous', () => acts.move(-1)),
    key('Home', 'first', () => acts.move(-Infinity)),
    key('End', 'last', () => acts.move(Infinity)),
    key('o', 'open', open),
    key('x', 'toggle', () => acts.mark(false)),
    key('Shift+x', 'range', () => acts.mark(true)),
    key('$mod+a', 'all', acts.all),
    key('Escape', 'clear', acts.clear),
    key('/', 'find', find),
    key('r', 'refresh', () => void rows.show()),
    key('a', 'assign', menu('assign')),
    key('s', 'set_status', menu('status')),
    key('p', 'set_priority', menu('priority')),
    key('t', 'change_tags', menu('tags')),
  ]);
}
