// The one script of every page. Each part does nothing where its place isn't on the page, and all pages work without it.
import './page/relative-times.js';
import './page/tools.js';
import './page/offline.js';
import './page/news.js';
import './page/reads.js';
