# Times of R's packages on the series that the benchmark measures itself.
# Arguments: a table of weekly counts, one of daily counts for EARS, one of daily counts for Cori; one column each.
# Prints name,microseconds of processor time per unit; the median of several runs.
suppressPackageStartupMessages({
  library(surveillance)
  library(EpiEstim)
})

args <- commandArgs(trailingOnly = TRUE)
weeks <- scan(args[1], quiet = TRUE)
days <- scan(args[2], quiet = TRUE)
cases <- scan(args[3], quiet = TRUE)

measure <- function(name, units, runs, work) {
  work()
  seconds <- replicate(runs, {
    time <- system.time(work())
    time[["user.self"]] + time[["sys.self"]]
  })
  cat(sprintf("%s,%.4f\n", name, 1e6 * median(seconds) / units))
}

# as in the Java columns: from the first week with four years behind it
first <- as.integer(Sys.getenv("FIRST_WEEK"))
weekly <- sts(observed = matrix(weeks), start = c(2000, 1), frequency = 52)
range <- first:length(weeks)
measure("farrington-flexible", length(range), 3, function() {
  farringtonFlexible(weekly, control = list(
    range = range, b = 4, w = 3, noPeriods = 10, weightsThreshold = 2.58, pastWeeksNotIncluded = 26,
    pThresholdTrend = 1, thresholdMethod = "delta", powertrans = "2/3", alpha = 0.005, limit54 = c(0, 4),
    fitFun = "algo.farrington.fitGLM.flexible"
  ))
})

daily <- sts(observed = matrix(days), start = c(2000, 1), frequency = 365)
for (method in c("C1", "C2", "C3")) {
  from <- c(C1 = 8, C2 = 10, C3 = 12)[[method]]
  measure(paste0("ears-", method), length(days) - from + 1, 3, function() {
    earsC(daily, control = list(
      range = from:length(days), method = method, baseline = 7, minSigma = 0,
      alpha = if (method == "C3") 0.025 else 0.001
    ))
  })
}

windows <- 2:(length(cases) - 6)
measure("cori", length(windows), 9, function() {
  suppressMessages(suppressWarnings(estimate_R(cases, method = "parametric_si", config = make_config(list(
    t_start = windows, t_end = windows + 6, mean_si = 8.4, std_si = 3.8, mean_prior = 5, std_prior = 5
  )))))
})
