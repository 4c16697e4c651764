import type { IoLibrary } from './library.ts';

/**
 * Packages whose every asynchronous call leaves the process: HTTP clients, drivers, queues and the clients of services. Those
 * that the catalogue models call by call stand here too, for the calls it has no role for.
 */
export const services: readonly IoLibrary[] = [
  { name: 'Anthropic', packages: ['@anthropic-ai/sdk'] },
  { name: 'AWS', packages: ['@aws-sdk/*', '@smithy/smithy-client', 'aws-sdk'], words: ['AWS', 'S3', 'SQS', 'SNS', 'SES', 'DynamoDB'] },
  { name: 'axios', packages: ['axios'] },
  { name: 'BullMQ', packages: ['bullmq', 'bull'], words: ['BullMQ', 'Bull', 'queue'] },
  { name: 'ClickHouse', packages: ['@clickhouse/client', '@clickhouse/client-common'] },
  { name: 'Drizzle', packages: ['drizzle-orm'], words: ['Drizzle', 'database'] },
  { name: 'Elasticsearch', packages: ['@elastic/elasticsearch'] },
  { name: 'Firebase', packages: ['firebase-admin'] },
  { name: 'Google', packages: ['@google-cloud/*', 'googleapis', 'googleapis-common'] },
  { name: 'got', packages: ['got'] },
  { name: 'ioredis', packages: ['ioredis'], words: ['Redis', 'cache'] },
  { name: 'Kafka', packages: ['kafkajs'] },
  { name: 'Knex', packages: ['knex'], words: ['Knex', 'database'] },
  { name: 'ky', packages: ['ky'] },
  { name: 'Kysely', packages: ['kysely'], words: ['Kysely', 'database'] },
  { name: 'MikroORM', packages: ['@mikro-orm/*'], words: ['MikroORM', 'database'] },
  { name: 'MongoDB', packages: ['mongodb', 'mongoose'], words: ['MongoDB', 'Mongo', 'Mongoose', 'database'] },
  { name: 'mysql2', packages: ['mysql2'], words: ['MySQL', 'database'] },
  { name: 'node-fetch', packages: ['node-fetch'] },
  { name: 'node-redis', packages: ['@redis/client', 'redis'], words: ['Redis', 'cache'] },
  { name: 'Nodemailer', packages: ['nodemailer'], words: ['Nodemailer', 'SMTP', 'mail'] },
  { name: 'Octokit', packages: ['@octokit/*'] },
  { name: 'OpenAI', packages: ['openai'] },
  { name: 'pg', packages: ['pg', 'postgres'], words: ['Postgres', 'PostgreSQL', 'database'] },
  { name: 'Prisma', packages: ['@prisma/client'], words: ['Prisma', 'database', 'Postgres', 'PostgreSQL', 'MySQL', 'SQLite'] },
  { name: 'RabbitMQ', packages: ['amqplib'] },
  { name: 'Resend', packages: ['resend'] },
  { name: 'SendGrid', packages: ['@sendgrid/mail'] },
  { name: 'Sequelize', packages: ['sequelize'], words: ['Sequelize', 'database'] },
  { name: 'Slack', packages: ['@slack/web-api'] },
  { name: 'Stripe', packages: ['stripe'] },
  { name: 'Twilio', packages: ['twilio'] },
  { name: 'TypeORM', packages: ['typeorm'], words: ['TypeORM', 'database'] },
  { name: 'undici', packages: ['undici'] },
  { name: 'Upstash', packages: ['@upstash/*'], words: ['Redis', 'Upstash', 'cache'] },
  { name: 'WorkOS', packages: ['@workos-inc/node'] },
];
