import '@fontsource-variable/inter/index.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/table.css';
import './ui/print.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { noticeTouches } from './api/attendance-of-page';
import { earlyAnswer } from './api/early-answer';
import { client } from './api/request';
import { i18n } from './locales';
import { createAppRouter } from './router';
import { followNewerBuild } from './shell/newer-build';
import { useSession } from './stores/session';

client.fetch = earlyAnswer(client.fetch);
followNewerBuild();
noticeTouches();
const app = createApp(App);
app.use(createPinia());
app.use(i18n);
const router = createAppRouter();
app.use(router);

client.onSignedOut = () => {
  const session = useSession();
  if (session.session === null) return;
  session.forget();
  void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } });
};

app.mount('#app');
