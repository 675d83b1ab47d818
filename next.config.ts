import type { NextConfig } from 'next';

const config: NextConfig = {
  reactCompiler: true,
  typedRoutes: true,
  // `npm run validate` checks types, tests included; a reader's server doesn't wait for that at its start.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // server.ts compresses what it serves, with brotli where it may; gzip here would be done for nothing.
  compress: false,
  // /_next/image stays closed: pictures are made at upload (shared design, "Images").
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'sharp', 'linkedom'],
  experimental: {
    serverActions: { bodySizeLimit: '4mb' },
  },
};

export default config;
