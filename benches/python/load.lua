-- The request that wrk sends, and a summary as one line of JSON. Times are in microseconds.
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.headers["authorization"] = "Bearer " .. assert(io.open("token")):read("*l")
wrk.headers["x-gitlab-authentication-type"] = "oidc"
wrk.body = assert(io.open("request.json")):read("*a")

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"duration":%d,"p50":%d,"p99":%d,"unanswered":%d,"refused":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout, errors.status
  ))
end
