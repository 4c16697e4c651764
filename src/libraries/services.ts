import type { IoLibrary } from './library.ts';

/**
 * Packages whose every asynchronous call leaves the process: HTTP clients, drivers, queues and the clients of services. Those
 * that the catalogue models call by call stand here too, for the calls it has no role for.
 */
export const services: readonly IoLibrary[] = [
  { name: 'Anthropic', packages: ['@anthropic-ai/sdk'] },
  { name: 'AWS', packages: ['@aws-sdk/*', '@smithy/smithy-client', 'aws-sdk'] },
  { name: 'axios', packages: ['axios'] },
  { name: 'BullMQ', packages: ['bullmq', 'bull'] },
  { name: 'ClickHouse', packages: ['@clickhouse/client', '@clickhouse/client-common'] },
  { name: 'Drizzle', packages: ['drizzle-orm'] },
  { name: 'Elasticsearch', packages: ['@elastic/elasticsearch'] },
  { name: 'Firebase', packages: ['firebase-admin'] },
  { name: 'Google', packages: ['@google-cloud/*', 'googleapis', 'googleapis-common'] },
  { name: 'got', packages: ['got'] },
  { name: 'ioredis', packages: ['ioredis'] },
  { name: 'Kafka', packages: ['kafkajs'] },
  { name: 'Knex', packages: ['knex'] },
  { name: 'ky', packages: ['ky'] },
  { name: 'Kysely', packages: ['kysely'] },
  { name: 'MikroORM', packages: ['@mikro-orm/*'] },
  { name: 'MongoDB', packages: ['mongodb', 'mongoose'] },
  { name: 'mysql2', packages: ['mysql2'] },
  { name: 'node-fetch', packages: ['node-fetch'] },
  { name: 'node-redis', packages: ['@redis/client', 'redis'] },
  { name: 'Nodemailer', packages: ['nodemailer'] },
  { name: 'Octokit', packages: ['@octokit/*'] },
  { name: 'OpenAI', packages: ['openai'] },
  { name: 'pg', packages: ['pg', 'postgres'] },
  { name: 'Prisma', packages: ['@prisma/client'] },
  { name: 'RabbitMQ', packages: ['amqplib'] },
  { name: 'Resend', packages: ['resend'] },
  { name: 'SendGrid', packages: ['@sendgrid/mail'] },
  { name: 'Sequelize', packages: ['sequelize'] },
  { name: 'Slack', packages: ['@slack/web-api'] },
  { name: 'Stripe', packages: ['stripe'] },
  { name: 'Twilio', packages: ['twilio'] },
  { name: 'TypeORM', packages: ['typeorm'] },
  { name: 'undici', packages: ['undici'] },
  { name: 'Upstash', packages: ['@upstash/*'] },
  { name: 'WorkOS', packages: ['@workos-inc/node'] },
];
