import { Button, Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { useWords } from '../../words/words';
import type { Move } from './moves';
import { talkWords } from './talk-words';
import { ticketWords } from './words';

interface Props {
  moves: readonly Move[];
  disabled: boolean;
  choose: (move: Move) => void;
}

/** The other half of the send button: what the reply sets at once. */
export function SendAndMove({ moves, disabled, choose }: Props) {
  const t = useWords(talkWords);
  const word = useWords(ticketWords);
  return (
    <Menu position="top-end" withArrow>
      <Menu.Target>
        <Button px={8} aria-label={t('send_and')} disabled={disabled} style={{ borderInlineStart: '1px solid #ffffff55' }}>
          <IconChevronUp size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {moves.map((move) => (
          <Menu.Item key={move.to} onClick={() => choose(move)}>
            {t('send_then', { move: word(move.word).toLowerCase() })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
