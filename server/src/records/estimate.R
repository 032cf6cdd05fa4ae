# Estimates from synthetic records, with ranges that hold.
#
# records.csv alone says nothing of how sure its numbers are: standard errors worked out of it as if it were real answers are too
# small. sets.csv holds further sets, each as the same survey might have come out. Give `estimate` any function from a data frame to a number:
#
#   records <- read.csv("records.csv"); sets <- split(d <- read.csv("sets.csv"), d$set)
#   estimate(function(d) mean(d$safe[d$safe != "skipped"] == "yes"), records, sets)
#   estimate(function(d) coef(lm(as.numeric(trust) ~ as.numeric(age), d))[[2]], records, sets)
#   estimate(function(d) coef(glm(safe == "yes" ~ as.numeric(age), binomial, d))[[2]], records, sets)

estimate <- function(figure, records, sets, level = 0.95) {
  value <- figure(records)
  others <- vapply(sets, figure, numeric(1))
  # What sets are off by on average from the records, the records are off by from the people who answered.
  off <- mean(others) - value
  count <- length(others)
  spread <- sqrt(var(others) * (1 + 1 / count) + off^2)
  half_width <- qt(0.5 + level / 2, count - 1) * spread
  c(value = value - off, low = value - off - half_width, high = value - off + half_width)
}
