import { act, screen } from '@testing-library/react';
import { showInPage } from '../testing/in-page';
import { useLanguage } from './language';

const Spoken = () => <p>{useLanguage().language}</p>;

it('the page speaks the language that is chosen in another window', () => {
  showInPage(<Spoken />);
  expect(screen.getByText('en')).toBeTruthy();
  act(() => {
    localStorage.setItem('eventdesk.language', '"nl"');
    window.dispatchEvent(new StorageEvent('storage', { key: 'eventdesk.language' }));
  });
  expect(screen.getByText('nl')).toBeTruthy();
});
