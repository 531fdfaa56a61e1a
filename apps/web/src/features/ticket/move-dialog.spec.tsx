import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showInPage } from '../../testing/in-page';
import { MoveDialog } from './move-dialog';
import { movesOf } from './moves';
import type { Told } from './use-move';

const resolve = movesOf({ status: 'open', allowed_statuses: ['resolved'] } as never).find(({ to }) => to === 'resolved') ?? null;

describe('the question of what solved it', () => {
  it('stays with what was written until the move was made', async () => {
    const told: Told[] = [];
    let closed = 0;
    const answers = [false, true];
    const confirm = (_: unknown, what: Told) => {
      told.push(what);
      return Promise.resolve(answers.shift() ?? true);
    };
    showInPage(<MoveDialog move={resolve} close={() => (closed += 1)} confirm={confirm} />);
    const user = userEvent.setup();
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox');
    await user.type(text, 'Sent another cable.');
    await user.click(screen.getByRole('button', { name: 'Resolve' }));
    expect([closed, text.value]).toEqual([0, 'Sent another cable.']);
    await user.click(screen.getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(closed).toBe(1));
    expect(told).toEqual([{ resolution: 'Sent another cable.' }, { resolution: 'Sent another cable.' }]);
  });
});
