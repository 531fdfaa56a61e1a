import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showInPage } from '../../testing/in-page';
import { LineField } from './line-field';

const field = (value: string | null = '4500.00') => {
  const saved: (string | null)[] = [];
  const more = { kind: 'money', readOnly: false, revision: 3, save: (text: string | null) => saved.push(text) } as const;
  showInPage(<LineField id="value" name="Value" value={value} shown={value && `€ ${value}`} {...more} />);
  return { saved, user: userEvent.setup(), input: screen.getByLabelText<HTMLInputElement>('Value') };
};
const write = async (keys: string) => {
  const shown = field();
  await shown.user.click(shown.input);
  await shown.user.clear(shown.input);
  await shown.user.keyboard(keys);
  return shown;
};

describe('a line that is edited where it stands', () => {
  it('is saved with Enter', async () => expect((await write('9000{Enter}')).saved).toEqual(['9000.00']));
  it('is saved by leaving it', async () => {
    const { saved, input } = await write('9000');
    fireEvent.blur(input);
    expect(saved).toEqual(['9000.00']);
  });
  it('is as it was after Escape', async () => {
    const { saved, input } = await write('9000{Escape}');
    expect([saved, input.value]).toEqual([[], '€ 4500.00']);
  });
  it('saves nothing when nothing was typed', async () => {
    const { saved, user } = field();
    await user.tab();
    await user.tab();
    expect(saved).toEqual([]);
  });
  it('keeps what can’t be read, and says what was expected', async () => {
    const { saved, input } = await write('much{Enter}');
    fireEvent.blur(input);
    expect([saved, input.value]).toEqual([[], 'much']);
    screen.getByText('An amount in euro, like 4500 or 4500.50.');
  });
  it('is cleared by nothing', async () => expect((await write('{Enter}')).saved).toEqual([null]));
});
