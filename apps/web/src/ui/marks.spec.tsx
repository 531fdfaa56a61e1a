import { screen } from '@testing-library/react';
import { showInPage } from '../testing/in-page';
import { PriorityMark } from './marks';

describe('a priority', () => {
  it('is named to those who do not see its sign', () => {
    showInPage(<PriorityMark priority="urgent" />);
    expect(screen.getByRole('img', { name: 'Urgent' })).toBeTruthy();
  });
});
