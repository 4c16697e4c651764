/** The commands of Redis that answer something, as its own documentation names them, in small letters. */
export const redisCommands: readonly string[] = [
  'append', 'bitcount', 'bitop', 'bitpos', 'blmove', 'blpop', 'brpop', 'copy', 'decr', 'decrby', 'del', 'dump', 'eval',
  'evalsha', 'exists', 'expire', 'expireat', 'expiretime', 'geoadd', 'geodist', 'geopos', 'geosearch', 'get', 'getbit',
  'getdel', 'getex', 'getrange', 'getset', 'hdel', 'hexists', 'hget', 'hgetall', 'hincrby', 'hincrbyfloat', 'hkeys', 'hlen',
  'hmget', 'hmset', 'hrandfield', 'hscan', 'hset', 'hsetnx', 'hstrlen', 'hvals', 'incr', 'incrby', 'incrbyfloat', 'keys',
  'lindex', 'linsert', 'llen', 'lmove', 'lmpop', 'lpop', 'lpos', 'lpush', 'lpushx', 'lrange', 'lrem', 'lset', 'ltrim', 'mget',
  'mset', 'msetnx', 'object', 'persist', 'pexpire', 'pexpireat', 'pfadd', 'pfcount', 'pfmerge', 'psetex', 'pttl', 'publish',
  'randomkey', 'rename', 'renamenx', 'restore', 'rpop', 'rpoplpush', 'rpush', 'rpushx', 'sadd', 'scan', 'scard', 'sdiff',
  'sdiffstore', 'set', 'setbit', 'setex', 'setnx', 'setrange', 'sinter', 'sintercard', 'sinterstore', 'sismember', 'smembers',
  'smismember', 'smove', 'sort', 'spop', 'srandmember', 'srem', 'sscan', 'strlen', 'sunion', 'sunionstore', 'touch', 'ttl',
  'type', 'unlink', 'xack', 'xadd', 'xautoclaim', 'xclaim', 'xdel', 'xlen', 'xpending', 'xrange', 'xread', 'xreadgroup',
  'xrevrange', 'xtrim', 'zadd', 'zcard', 'zcount', 'zdiff', 'zdiffstore', 'zincrby', 'zinter', 'zinterstore', 'zmscore',
  'zpopmax', 'zpopmin', 'zrandmember', 'zrange', 'zrangebylex', 'zrangebyscore', 'zrank', 'zrem', 'zremrangebylex',
  'zremrangebyrank', 'zremrangebyscore', 'zrevrange', 'zrevrangebyscore', 'zrevrank', 'zscan', 'zscore', 'zunion',
  'zunionstore',
];
