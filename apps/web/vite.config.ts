import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Everything ships with the page: no font, icon or script is fetched from elsewhere. `npm run dev -w @luoshi/web` sends
// /api to a server started beside it.
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0, // the policy of the server allows no inline script or font
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
