/** What templates/sw.js says about this release: its name, its assets, and where its pages are. */
export const { assets, pages, release, staticPrefix } = self.calfcareRelease;
