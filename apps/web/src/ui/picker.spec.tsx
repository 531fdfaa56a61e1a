import { Button } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { showInPage } from '../testing/in-page';
import { Picker } from './picker';

const options = ['Open', 'Pending', 'Resolved'].map((label) => ({ value: label.toLowerCase(), label }));

function Example({ onPick, offer }: { onPick: (value: string) => void; offer?: (text: string) => string }) {
  const [opened, setOpened] = useState(false);
  return (
    <Picker label="Status" groups={[{ options }]} {...{ onPick, opened, setOpened, offer }}>
      {(toggle) => <Button onClick={toggle}>Choose</Button>}
    </Picker>
  );
}
const pick = async (typed: string, offer?: (text: string) => string) => {
  const picked: string[] = [];
  showInPage(<Example onPick={(value) => picked.push(value)} offer={offer} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Choose' }));
  await user.type(screen.getByPlaceholderText('Status'), typed);
  // As people do: the list is drawn before Enter comes.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await user.keyboard('{Enter}');
  return picked;
};

describe('a list to pick from', () => {
  it('picks with Enter the first of what is left by typing', async () => expect(await pick('res')).toEqual(['resolved']));
  it('picks nothing where nothing is like it', async () => expect(await pick('xyz')).toEqual([]));
  it('offers what was typed, where that is wanted', async () =>
    expect(await pick('vip', (text) => `Add ${text}`)).toEqual(['vip']));
});
