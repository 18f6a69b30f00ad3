-- The request that wrk sends, and a summary as one line of JSON. Times are in microseconds.
-- Arguments: the method; a token, which may be empty; and a body, in which %d becomes a unique number.
local method, headers, body, sent = "GET", {}, nil, 0

function init(arguments)
  method = arguments[1]
  headers["content-type"] = "application/json"
  if arguments[2] ~= "" then headers["authorization"] = "Token " .. arguments[2] end
  body = arguments[3]
end

function request()
  sent = sent + 1
  return wrk.format(method, nil, headers, body and body:gsub("%%d", sent))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"duration":%d,"p50":%d,"p99":%d,"unanswered":%d,"refused":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout, errors.status
  ))
end
