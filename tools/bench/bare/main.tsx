import { Button, FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <FluentProvider theme={teamsLightTheme}>
      <main>
        <h1>Bare</h1>
        <Button>Press</Button>
      </main>
    </FluentProvider>
  </StrictMode>,
);
