import { withBrowser } from '@eventdesk/testing';
import { anna, judge, lookAt, setStage, type Stage } from './page.for-spec';

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable)));
  afterAll(() => stage.close());

  describe('signing in', () => {
    it('asks who one is, refuses a wrong key in words, and lets in with the right one', async () => {
      const page = await stage.open(null);
      await page.goto('/');
      await page.getByLabel('Your name').fill(anna.name);
      await page.getByLabel('Your e-mail address').fill(anna.email);
      await page.getByRole('combobox', { name: 'Department' }).click();
      await page.getByRole('option', { name: 'Sales' }).waitFor();
      await judge(page, 'department-select');
      await page.getByLabel('Key of the desk', { exact: false }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('This is not the key.').waitFor();
      await page.getByLabel('Key of the desk', { exact: false }).fill(stage.desk.key);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: `Account of ${anna.name}` }).waitFor();
      expect(page.url()).toContain('/app/queue/mine');
      await page.getByRole('button', { name: `Account of ${anna.name}` }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
      await judge(page, 'account-menu');
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    });

    it('speaks Dutch to whose browser does', async () => {
      const page = await stage.open(null, { language: 'nl' });
      await page.goto('/');
      await page.getByRole('heading', { name: 'Aanmelden' }).waitFor();
    });

    it('looks well, wide and narrow, light and dark', () =>
      lookAt(stage, null, 'sign-in', async (page) => {
        await page.goto('/');
        await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      }));
  });
});
