/** The palette comes after the first page is there; asked for before, it opens as soon as it has come. */
export const openPalette = (): void => void import('./palette').then(({ spotlight }) => spotlight.open());
